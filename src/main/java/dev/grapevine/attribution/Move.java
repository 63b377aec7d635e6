package dev.grapevine.attribution;

import dev.grapevine.store.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of a referral from one state to another.
 *
 * @param reason a code for words ({@code messages/why}), or null
 * @param args what the reason's words name
 * @param reviewEndsAt for the review and what is held: when it ends; null while that is not known, which keeps what was
 * @param waitsUntil for the review: when to look at it where its end is not known by then
 */
public record Move(
        UUID referralId,
        ReferralState to,
        Decider by,
        @Nullable String reason,
        Map<String, String> args,
        @Nullable String note,
        @Nullable Instant reviewEndsAt,
        @Nullable Instant waitsUntil) {

    public Move {
        args = Map.copyOf(args);
    }

    /** @param waitsUntil until when the order may come as far as counts */
    public static Move toReview(UUID referralId, @Nullable Instant endsAt, Instant waitsUntil) {
        return new Move(referralId, ReferralState.IN_REVIEW, Decider.JOURNEY, null, Map.of(), null, endsAt, waitsUntil);
    }

    public static Move hold(UUID referralId, @Nullable Instant reviewEndsAt) {
        return new Move(referralId, ReferralState.HELD, Decider.RISK, "suspicious", Map.of(), null, reviewEndsAt, null);
    }

    /** @param signal the key of the signal that rejects */
    public static Move rejectForRisk(UUID referralId, String signal) {
        return new Move(referralId, ReferralState.REJECTED, Decider.RISK, signal, Map.of(), null, null, null);
    }

    public static Move approve(UUID referralId) {
        return new Move(referralId, ReferralState.APPROVED, Decider.JOURNEY, null, Map.of(), null, null, null);
    }

    public static Move reward(UUID referralId) {
        return new Move(referralId, ReferralState.REWARDED, Decider.JOURNEY, null, Map.of(), null, null, null);
    }

    /** @param reason {@code cancelled} or {@code refunded} */
    public static Move giveBack(UUID referralId, String reason) {
        return new Move(referralId, ReferralState.RETURNED, Decider.JOURNEY, reason, Map.of(), null, null, null);
    }

    /** Begins anew what an order had ended that stands after all. */
    public static Move reopen(UUID referralId) {
        return new Move(referralId, ReferralState.PURCHASED, Decider.JOURNEY, null, Map.of(), null, null, null);
    }

    /** Ends a review for a reason that is nobody's: {@code never_counted}, {@code tags}. A later word may {@link #reopen} it. */
    public static Move expire(UUID referralId, String reason) {
        return new Move(referralId, ReferralState.EXPIRED, Decider.JOURNEY, reason, Map.of(), null, null, null);
    }

    /** A person lets pass what was held; the review goes on, or ends at once where its days are over. */
    public static Move clear(UUID referralId, Actor by, @Nullable String note) {
        return new Move(referralId, ReferralState.IN_REVIEW, Decider.of(by), "cleared", Map.of(), note, null, null);
    }

    /** A person refuses what was held. */
    public static Move reject(UUID referralId, Actor by, @Nullable String note) {
        return new Move(referralId, ReferralState.REJECTED, Decider.of(by), "by_hand", Map.of(), note, null, null);
    }

    /** A person takes a referral out, at whatever stage. */
    public static Move disqualify(UUID referralId, Actor by, @Nullable String note) {
        return new Move(referralId, ReferralState.DISQUALIFIED, Decider.of(by), "by_hand", Map.of(), note, null, null);
    }

    /** A person's word about what is held comes only while it is held, lest two people decide one after the other. */
    Set<ReferralState> from() {
        boolean aboutHeld = by.isPerson() && (to == ReferralState.IN_REVIEW || to == ReferralState.REJECTED);
        return aboutHeld ? Set.of(ReferralState.HELD) : to.from();
    }

    boolean clears() {
        return by.isPerson() && to == ReferralState.IN_REVIEW;
    }
}
