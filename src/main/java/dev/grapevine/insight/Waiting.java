package dev.grapevine.insight;

/**
 * What waits for a person; money in the smallest part of the store's currency.
 *
 * @param held referrals that somebody has to look at
 * @param newcomers advocates who wait to be let in
 * @param payable cash rewards that can be paid
 * @param payableAmount what those come to
 * @param charities to which something was given that is not handed on
 * @param donationsAmount what that comes to
 * @param gifts to be handed over
 * @param pending rewards whose review is not over, or whose receiver has not chosen
 * @param pendingAmount what those come to, as far as they have a price in the store's currency
 * @param setAside pieces of work that failed for good
 */
public record Waiting(
        long held,
        long newcomers,
        long payable,
        long payableAmount,
        long charities,
        long donationsAmount,
        long gifts,
        long pending,
        long pendingAmount,
        long setAside) {

    public boolean isNothing() {
        return held + newcomers + payable + charities + gifts + setAside == 0;
    }

    /** Rewards that the merchant has to see to. */
    public long rewards() {
        return payable + charities + gifts;
    }
}
