/**
 * Those who recommend: {@link dev.grapevine.advocate.Advocates} enrols a customer once, gives her the token of her share
 * link, and keeps how she wants to be rewarded.
 *
 * <p>It uses {@code program} for who must be let in by hand, and {@code customer} for who she is. What she shares is the
 * business of {@code share}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform::database", "store", "customer", "program"})
@NullMarked
package dev.grapevine.advocate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
