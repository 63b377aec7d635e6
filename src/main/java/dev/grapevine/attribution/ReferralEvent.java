package dev.grapevine.attribution;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a referral.
 *
 * @param what the state it came to, or {@code decision_changed}, or what another module calls it
 * @param args what its words name; {@code from} is the state before, {@code reason} the reason's code
 */
public record ReferralEvent(
        Instant at, String what, Decider by, @Nullable String note, Map<String, String> args) {}
