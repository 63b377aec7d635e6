package dev.grapevine.demo.shop;

import org.jspecify.annotations.Nullable;

/**
 * What a basket costs, in pence.
 *
 * @param used the coupon that counts, or null
 * @param hint for the shopper, where a coupon doesn't count yet
 */
public record Bill(
        long goods,
        long discount,
        long shipping,
        @Nullable Coupon used,
        @Nullable String hint) {
    private static final long FREE_FROM = 4000;
    private static final long SHIPPING = 395;

    static Bill of(Basket basket, @Nullable Coupon coupon) {
        long goods = basket.pence();
        if (coupon == null) {
            return new Bill(goods, 0, shipping(goods, 0), null, null);
        }
        if (goods < coupon.minimum()) {
            String hint = "Your code " + coupon.code() + " counts from " + Pounds.text(coupon.minimum())
                    + " on: add something for " + Pounds.text(coupon.minimum() - goods) + ".";
            return new Bill(goods, 0, shipping(goods, 0), null, hint);
        }
        long discount = Math.min(goods, discount(basket, coupon));
        long shipping = coupon.kind().equals("free_shipping") ? 0 : shipping(goods, discount);
        return new Bill(goods, discount, shipping, coupon, null);
    }

    private static long discount(Basket basket, Coupon coupon) {
        return switch (coupon.kind()) {
            case "fixed" -> coupon.pence();
            case "percent" -> basket.pence() * coupon.basisPoints() / 10_000;
            case "free_product" ->
                basket.lines().stream()
                        .filter(line -> line.product().id().equals(coupon.product()))
                        .mapToLong(line -> line.product().pence())
                        .findFirst()
                        .orElse(0);
            default -> 0;
        };
    }

    private static long shipping(long goods, long discount) {
        return goods == 0 || goods - discount >= FREE_FROM ? 0 : SHIPPING;
    }

    /** The code that counts, or null. */
    public @Nullable String coupon() {
        return used == null ? null : used.code();
    }

    public long total() {
        return goods - discount + shipping;
    }

    public String shown(long pence) {
        return Pounds.text(pence);
    }
}
