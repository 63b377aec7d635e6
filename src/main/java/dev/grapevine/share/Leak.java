package dev.grapevine.share;

/**
 * A code that got into the open, and what stands in its place.
 *
 * @param uses of the leaked code by orders
 * @param visits of people by the advocate's link in the same time
 */
public record Leak(CouponCode leaked, CouponCode fresh, long uses, long visits) {}
