package dev.grapevine.reward;

import java.util.Locale;

/** Where a reward stands. */
public enum RewardState {
    /** The friend counts, towards tiers and every Nth, and brings nothing by itself. Its reason says why. */
    COUNTED,
    /** Set aside until the review ends. */
    PENDING,
    /** The review is over; the receiver says as what it comes. */
    AWAITING_CHOICE,
    /** On its way: a code is being made. */
    DUE,
    /** The receiver has it. */
    ISSUED,
    /** A coupon that was used. */
    REDEEMED,
    /** A coupon or coins that nobody used in time. */
    EXPIRED,
    /** Cash, and the receiver has not said where it goes. */
    AWAITING_DETAILS,
    /** Cash that the merchant can pay. */
    PAYABLE,
    /** Cash that was paid. */
    PAID,
    /** The charity has it. */
    DONATED,
    /** A gift that the merchant has to hand over. */
    AWAITING_FULFILMENT,
    /** A gift that was handed over. */
    FULFILLED,
    /** Let go before it was given. */
    VOIDED,
    /** Taken back after it was given. */
    REVERSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RewardState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether its review is not over, or nobody has said as what it comes. */
    boolean isHeld() {
        return this == PENDING || this == AWAITING_CHOICE;
    }

    /** Whether nothing is or will be given. */
    boolean isOver() {
        return this == VOIDED || this == REVERSED || this == EXPIRED;
    }
}
