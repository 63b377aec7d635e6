/**
 * What the programme brings, in figures: {@link dev.grapevine.insight.Figures} of a span of time and of its days, {@link
 * dev.grapevine.insight.Waiting} for what waits for a person, {@link dev.grapevine.insight.Health} for whether it runs.
 *
 * <p>It only reads, and reads the tables of every module by plain statements over one store and one span of time. That is
 * quick for a shop's months of orders; figures that are as quick with ten million referrals come from rollups kept as things
 * happen, which will take the place of these statements behind the same records.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform::database"})
@NullMarked
package dev.grapevine.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
