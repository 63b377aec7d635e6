package dev.grapevine.program;

import dev.grapevine.kernel.Money;

/**
 * What a friend gets off the purchase.
 *
 * @param minimumSpend the subtotal from which on it holds; 0 for any
 * @param validDays how long a friend's own code can be used
 * @param combines whether the shop lets other discounts hold beside it
 * @param code what a friend who opens the offer is shown
 */
public record FriendOffer(Discount discount, Money minimumSpend, int validDays, boolean combines, Code code) {

    public enum Code {
        /** One of the friend's own, good for one purchase: it can't get about. */
        SINGLE_USE,
        /** The advocate's, which every friend of hers uses. */
        PER_ADVOCATE
    }

    void check(Findings findings) {
        discount.check(findings.at("discount"));
        findings.notNegative("minimum_spend", minimumSpend);
        findings.range("valid_days", validDays, 1, 730);
        if (discount instanceof Discount.MoneyOff(Money money)
                && findings.isMine(money)
                && findings.isMine(minimumSpend)
                && minimumSpend.isPositive()
                && minimumSpend.compareTo(money) < 0) {
            findings.add("minimum_spend", "The discount is more than the friend has to spend.");
        }
    }
}
