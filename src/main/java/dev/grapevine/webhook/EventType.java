package dev.grapevine.webhook;

import dev.grapevine.attribution.ReferralState;
import dev.grapevine.reward.RewardState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a store's own software is told of. */
public enum EventType {
    INVITATION_SENT,
    ADVOCATE_ENROLLED,
    SHARE_MADE,
    CLAIM_MADE,
    CLAIM_REFUSED,
    REFERRAL_PURCHASED,
    REFERRAL_HELD,
    REFERRAL_APPROVED,
    /** It counts for nobody, by the rules, by a person, or because its order never came as far as counts. */
    REFERRAL_REJECTED,
    REFERRAL_RETURNED,
    REWARD_PENDING,
    /** The review is over; its state says what it waits for. */
    REWARD_DUE,
    REWARD_ISSUED,
    REWARD_REDEEMED,
    /** All of it or a part was taken back, or it was let go before it was given. */
    REWARD_REVERSED,
    /** The receiver was told that it ends soon. */
    REWARD_EXPIRING,
    PROGRAM_BUDGET_LOW,
    CODE_LEAKING,
    MESSAGE_BOUNCED,
    CUSTOMER_ERASED,
    /** Asked for, to try an endpoint; goes to that one alone. */
    WEBHOOK_TEST;

    /** As it is told: {@code reward.issued}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    public static Optional<EventType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** Whether an endpoint can choose it. */
    public boolean isChosen() {
        return this != WEBHOOK_TEST;
    }

    /** Those, for whoever chose another. */
    static String choices() {
        return Arrays.stream(values())
                .filter(EventType::isChosen)
                .map(EventType::code)
                .collect(Collectors.joining(", "));
    }

    static Optional<EventType> of(ReferralState state) {
        return Optional.ofNullable(
                switch (state) {
                    case PURCHASED -> REFERRAL_PURCHASED;
                    case HELD -> REFERRAL_HELD;
                    case APPROVED -> REFERRAL_APPROVED;
                    case REJECTED, DISQUALIFIED, EXPIRED -> REFERRAL_REJECTED;
                    case RETURNED -> REFERRAL_RETURNED;
                    case IN_REVIEW, REWARDED -> null;
                });
    }

    /** Of a reward that moved and was not taken back. */
    static Optional<EventType> of(RewardState state) {
        return Optional.ofNullable(
                switch (state) {
                    case PENDING -> REWARD_PENDING;
                    case AWAITING_CHOICE, DUE, AWAITING_DETAILS, PAYABLE, AWAITING_FULFILMENT -> REWARD_DUE;
                    case ISSUED, PAID, DONATED, FULFILLED -> REWARD_ISSUED;
                    case REDEEMED -> REWARD_REDEEMED;
                    case COUNTED, EXPIRED, VOIDED, REVERSED -> null;
                });
    }
}
