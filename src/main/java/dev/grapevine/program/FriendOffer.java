package dev.grapevine.program;

import dev.grapevine.kernel.Money;

/**
 * What a friend gets off the purchase.
 *
 * @param minimumSpend the subtotal from which on it holds; 0 for any
 * @param validDays how long a friend's own code can be used
 * @param combines whether the shop lets other discounts hold beside it
 */
public record FriendOffer(Discount discount, Money minimumSpend, int validDays, boolean combines) {

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
