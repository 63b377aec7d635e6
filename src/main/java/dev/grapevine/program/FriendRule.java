package dev.grapevine.program;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;

/**
 * Whom the offer is for, and which of a friend's orders count.
 *
 * @param newOnly whether an earlier order, imported history included, rules a person out
 * @param minimumSubtotal what the goods that count must come to at least, before discounts, shipping and tax: as shops count
 *     for the least that the friend's offer is good for
 * @param products which goods count, of which at least one must be in the order
 * @param orders which of a friend's orders count
 * @param firstOrders how many, where the first few count; otherwise 1 and without meaning
 */
public record FriendRule(
        boolean newOnly, Money minimumSubtotal, ProductFilter products, Orders orders, int firstOrders) {

    public enum Orders {
        FIRST,
        FIRST_FEW,
        EVERY
    }

    static FriendRule defaults(Unit currency) {
        return new FriendRule(true, Money.zero(currency), ProductFilter.ANY, Orders.FIRST, 1);
    }

    /**
     * Whether a friend's order counts.
     *
     * @param number 1 for the first order that an advocate brought, 2 for that friend's next, and so on
     */
    public boolean countsOrder(int number) {
        return switch (orders) {
            case FIRST -> number == 1;
            case FIRST_FEW -> number <= firstOrders;
            case EVERY -> true;
        };
    }

    void check(Findings findings) {
        findings.notNegative("minimum_subtotal", minimumSubtotal);
        products.check(findings.at("products"));
        findings.range("first_orders", firstOrders, 1, 1000);
    }
}
