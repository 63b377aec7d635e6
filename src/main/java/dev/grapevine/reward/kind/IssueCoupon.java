package dev.grapevine.reward.kind;

import dev.grapevine.program.Discount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What all kinds of coupon do: put it with the store's issuer, and ask first where an earlier call may have put it. */
@Component
final class IssueCoupon {
    private final CouponIssuers issuers;
    private final CouponPool pool;

    IssueCoupon(CouponIssuers issuers, CouponPool pool) {
        this.issuers = issuers;
        this.pool = pool;
    }

    Fulfilment.HandedOver put(UUID storeId, Owed owed, Discount discount, boolean again) {
        var coupon = coupon(owed, discount);
        var issuer = issuers.of(storeId);
        if (again) {
            var found = issuer.find(storeId, coupon.code());
            if (found.isPresent() && found.get().state() == CouponIssuer.State.REDEEMED) {
                return new Fulfilment.HandedOver.UsedAlready();
            }
            if (found.isPresent() && found.get().equals(new CouponIssuer.Found(coupon, CouponIssuer.State.ISSUED))) {
                return new Fulfilment.HandedOver.Done();
            }
        }
        return switch (issuer.put(storeId, coupon)) {
            case CouponIssuer.Putting.Issued() -> new Fulfilment.HandedOver.Done();
            case CouponIssuer.Putting.UsedAlready() -> new Fulfilment.HandedOver.UsedAlready();
            case CouponIssuer.Putting.Refused(String why) -> new Fulfilment.HandedOver.Refused(why);
        };
    }

    /** Puts them into the built-in pool, where it is the store's; answers those that are there now. */
    List<Owed> putInside(UUID storeId, List<Owed> owed, Function<Owed, Discount> discount) {
        if (!issuers.isBuiltIn(storeId)) {
            return List.of();
        }
        var byCoupon = new LinkedHashMap<Coupon, Owed>();
        owed.forEach(one -> byCoupon.put(coupon(one, discount.apply(one)), one));
        return pool.put(storeId, List.copyOf(byCoupon.keySet())).stream()
                .map(coupon -> Objects.requireNonNull(byCoupon.get(coupon)))
                .toList();
    }

    private static Coupon coupon(Owed owed, Discount discount) {
        return new Coupon(code(owed), discount, null, owed.expiresAt(), true);
    }

    void revoke(UUID storeId, Owed owed) {
        issuers.of(storeId).revoke(storeId, code(owed));
    }

    private static String code(Owed owed) {
        return Objects.requireNonNull(owed.code(), "a released coupon has its code");
    }
}
