package dev.grapevine.attribution;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An advocate's recommendation that led to a purchase, and what became of it.
 *
 * @param programVersion of the terms it was made under, and keeps
 * @param reason why it stands where it stands, a code for words, or null
 * @param args for the reason's words
 * @param decider who brought it there
 * @param note of the person who did, or null
 * @param purchasedAt when the order was placed
 * @param times when it was held, cleared and so on; null where it never was
 */
public record Referral(
        UUID id,
        UUID programId,
        int programVersion,
        UUID advocateId,
        UUID friendCustomerId,
        UUID orderId,
        ReferralState state,
        @Nullable String reason,
        Map<String, String> args,
        Decider decider,
        @Nullable String note,
        Instant purchasedAt,
        @Nullable Instant reviewEndsAt,
        Times times,
        Instant changedAt) {

    /**
     * @param cleared when a person let pass what was held: the fraud rules have no say in it any more
     * @param ended when it came to an end other than a reward
     */
    public record Times(
            @Nullable Instant held,
            @Nullable Instant cleared,
            @Nullable Instant approved,
            @Nullable Instant rewarded,
            @Nullable Instant ended) {}

    /** The id outside: {@code ref_…}. */
    public String idText() {
        return Ids.text(IdKind.REFERRAL, id);
    }

    public boolean isCleared() {
        return times.cleared() != null;
    }

    /**
     * Whether a decision about its order that turns out otherwise still changes it: until it was approved, and not against
     * a person.
     */
    public boolean isOpenToAttribution() {
        return switch (state) {
            case PURCHASED, IN_REVIEW, HELD -> true;
            case REJECTED, RETURNED, EXPIRED -> times.approved() == null && !decider.isPerson();
            case APPROVED, REWARDED, DISQUALIFIED -> false;
        };
    }

    Decision.Recommendation recommendation() {
        return new Decision.Recommendation(advocateId, programId, programVersion);
    }
}
