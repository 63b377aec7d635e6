package dev.grapevine.attribution;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a referral stands, from the purchase on. */
public enum ReferralState {
    /** A friend bought; the fraud rules have not spoken yet. */
    PURCHASED,
    /** Waits for the order to come as far as counts, and for the days of the review. */
    IN_REVIEW,
    /** Waits for a person. */
    HELD,
    /** Came through the review. */
    APPROVED,
    REWARDED,
    /** The purchase was cancelled or given back. */
    RETURNED,
    /** Counts for nobody: by the program's conditions, by the fraud rules, or by the person it was held for. */
    REJECTED,
    /** A person took it out, at whatever stage. */
    DISQUALIFIED,
    /** The order never came as far as counts. */
    EXPIRED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReferralState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    /** From where it is reached. Staying in review or held tells when the review ends. */
    Set<ReferralState> from() {
        return switch (this) {
            case PURCHASED -> Set.of(RETURNED, EXPIRED); // and by attribution
            case IN_REVIEW, HELD -> Set.of(PURCHASED, IN_REVIEW, HELD);
            case APPROVED -> Set.of(IN_REVIEW);
            case REWARDED -> Set.of(APPROVED);
            case RETURNED, DISQUALIFIED -> Set.of(PURCHASED, IN_REVIEW, HELD, APPROVED, REWARDED);
            case REJECTED, EXPIRED -> Set.of(PURCHASED, IN_REVIEW, HELD);
        };
    }
}
