/**
 * A friend's request for the offer: by opening it, or by leaving an e-mail address or a mobile number. {@link
 * dev.grapevine.claim.Claims} gives the code, once for whoever asks twice, and keeps the claim as evidence.
 *
 * <p>It uses {@code share} for codes and visits, {@code program} for what is offered, {@code customer} for who asks, and
 * {@code message} to mail the code ({@link dev.grapevine.claim.MailCoupon}). Who bought before is known to orders, so the
 * caller says it.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform::database",
            "store",
            "customer",
            "program",
            "advocate",
            "share",
            "message"
        })
@NullMarked
package dev.grapevine.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
