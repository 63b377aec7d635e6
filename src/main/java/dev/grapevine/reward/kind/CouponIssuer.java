package dev.grapevine.reward.kind;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a shop's coupons are made. Each method may call the outside world, is never called inside a transaction, and may
 * throw, which means that nobody knows how the call ended.
 */
public interface CouponIssuer {

    /** Whether it makes this store's coupons. Of several the first by {@code @Order} does. */
    boolean serves(UUID storeId);

    /** Makes the coupon, or gives the unused one of that code this worth; the same coupon twice is one coupon. */
    Putting put(UUID storeId, Coupon coupon);

    /** What became of a code, or nothing where it was never issued. */
    Optional<Found> find(UUID storeId, String code);

    /** Ends an unused coupon. An unknown or used one stays as it is. */
    void revoke(UUID storeId, String code);

    record Found(Coupon coupon, State state) {}

    enum State {
        ISSUED,
        REDEEMED,
        REVOKED
    }

    /** How {@link #put} ended. */
    sealed interface Putting {
        record Issued() implements Putting {}

        /** It was redeemed before, and keeps the worth it had. */
        record UsedAlready() implements Putting {}

        /** It was revoked, or the shop says why it can't be. */
        record Refused(String why) implements Putting {}
    }
}
