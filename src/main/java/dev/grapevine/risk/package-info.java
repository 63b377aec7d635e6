/**
 * Whether somebody cheats: {@link dev.grapevine.risk.AssessReferrals} gathers what is known, each {@link
 * dev.grapevine.risk.Signal} notices one thing, {@link dev.grapevine.risk.Assess} weighs what they noticed, and {@link
 * dev.grapevine.risk.Verdicts} keeps it. What is suspicious waits in the {@link dev.grapevine.risk.ReviewQueue} for a person.
 *
 * <p>It uses {@code attribution} and what that is made of. It moves no referral: the journey follows the verdict. A burst is
 * seen only when it is complete, so {@link dev.grapevine.risk.Bursts} has those looked at again that came before.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform::database", "platform::work", "customer", "order", "attribution"})
@NullMarked
package dev.grapevine.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
