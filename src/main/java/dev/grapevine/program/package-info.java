/**
 * What a store promises: a {@link dev.grapevine.program.Program} and its versions of {@link dev.grapevine.program.Terms},
 * which hold every setting: who may recommend, who counts as a friend, what each side gets and when. Whatever was made
 * under a version keeps it.
 *
 * <p>It uses {@code store} and decides nothing about an order; attribution, risk and reward read the terms and do.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform::database", "store"})
@NullMarked
package dev.grapevine.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
