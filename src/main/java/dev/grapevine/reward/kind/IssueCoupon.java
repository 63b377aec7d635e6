package dev.grapevine.reward.kind;

import dev.grapevine.program.Discount;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What all kinds of coupon do: put it with the store's issuer, and ask first where an earlier call may have put it. */
@Component
final class IssueCoupon {
    private final CouponIssuers issuers;

    IssueCoupon(CouponIssuers issuers) {
        this.issuers = issuers;
    }

    Fulfilment.HandedOver put(UUID storeId, Owed owed, Discount discount, boolean again) {
        var coupon = new Coupon(code(owed), discount, null, owed.expiresAt(), true);
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

    void revoke(UUID storeId, Owed owed) {
        issuers.of(storeId).revoke(storeId, code(owed));
    }

    private static String code(Owed owed) {
        return Objects.requireNonNull(owed.code(), "a released coupon has its code");
    }
}
