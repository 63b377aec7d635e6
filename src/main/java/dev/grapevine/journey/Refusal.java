package dev.grapevine.journey;

import dev.grapevine.attribution.Decider;
import dev.grapevine.attribution.Referral;
import dev.grapevine.program.Phrase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a referral brings nothing, as the people concerned may be told: the conditions of the offer plainly, what the fraud rules
 * noticed in one sentence that teaches nobody how to get round them, and nothing about the friend.
 */
final class Refusal {
    /** What the terms ask for, and what a shopper can understand of it. */
    private static final Set<String> CONDITIONS = Set.of(
            "self",
            "not_new",
            "below_minimum",
            "product_not_included",
            "other_currency",
            "outside_window",
            "code_ended",
            "program_not_live");

    private static final Set<String> HERSELF = Set.of("same_person", "email_alias");
    private static final Set<String> TOLD_TO_FRIENDS =
            Set.of("not_new", "below_minimum", "product_not_included", "self", "refunded", "cancelled");

    private Refusal() {}

    /** What the advocate is told; nothing where it is none of her business, as a friend's later orders are. */
    static Optional<String> toAdvocate(Referral referral) {
        @Nullable String reason = referral.reason();
        return switch (referral.state()) {
            case REJECTED -> rejected(referral, reason == null ? "" : reason);
            case DISQUALIFIED -> Optional.of("by_hand");
            case RETURNED -> Optional.of("cancelled".equals(reason) ? "cancelled" : "refunded");
            case EXPIRED -> Optional.of("tags".equals(reason) ? "by_hand" : "not_completed");
            case PURCHASED, IN_REVIEW, HELD, APPROVED, REWARDED -> Optional.empty();
        };
    }

    private static Optional<String> rejected(Referral referral, String reason) {
        if (referral.decider().isPerson()) {
            return Optional.of("by_hand");
        }
        if (referral.decider().equals(Decider.RISK)) {
            return Optional.of(HERSELF.contains(reason) ? "self" : "not_confirmed");
        }
        return CONDITIONS.contains(reason) ? Optional.of(reason) : Optional.empty();
    }

    /** What the friend is told. */
    static Optional<String> toFriend(Referral referral) {
        return toAdvocate(referral).map(reason -> TOLD_TO_FRIENDS.contains(reason) ? reason : "conditions");
    }

    static Map<String, Object> why(String reason) {
        return Map.of("why", new Phrase("why." + reason, Map.of()));
    }

    static Map<String, Object> whyFriend(String reason) {
        return Map.of("why", new Phrase("why.friend." + reason, Map.of()));
    }
}
