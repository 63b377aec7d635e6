package dev.grapevine.reward.kind;

import dev.grapevine.kernel.Money;
import dev.grapevine.ledger.Account;
import dev.grapevine.program.Discount;
import dev.grapevine.program.RewardKind;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A code for money or a percentage off a purchase; what of the money isn't used is lost with it. */
@Component
final class CouponReward implements Fulfilment {
    private final IssueCoupon coupons;

    CouponReward(IssueCoupon coupons) {
        this.coupons = coupons;
    }

    @Override
    public RewardKind kind() {
        return RewardKind.COUPON;
    }

    @Override
    public Account account(Owed owed) {
        return Held.coupons(owed);
    }

    @Override
    public Then onceReleased() {
        return Then.CALL;
    }

    @Override
    public HandedOver handOver(UUID storeId, Owed owed, boolean again) {
        return coupons.put(storeId, owed, discount(owed), again);
    }

    @Override
    public void takeBack(UUID storeId, Owed owed) {
        coupons.revoke(storeId, owed);
    }

    private static Discount discount(Owed owed) {
        var percent = owed.prize().percentOff();
        return percent == null
                ? new Discount.MoneyOff(
                        new Money(owed.amount(), owed.prize().money().currency()))
                : new Discount.PercentOff(percent);
    }
}
