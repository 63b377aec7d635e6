package dev.grapevine.reward.kind;

import dev.grapevine.kernel.Money;
import dev.grapevine.program.Discount;
import dev.grapevine.program.RewardKind;
import org.springframework.stereotype.Component;

/** A code for money or a percentage off a purchase; what of the money isn't used is lost with it. */
@Component
final class CouponReward extends GivenAsCoupon {
    CouponReward(IssueCoupon coupons) {
        super(coupons);
    }

    @Override
    public RewardKind kind() {
        return RewardKind.COUPON;
    }

    @Override
    Discount discount(Owed owed) {
        var percent = owed.prize().percentOff();
        return percent == null
                ? new Discount.MoneyOff(
                        new Money(owed.amount(), owed.prize().money().currency()))
                : new Discount.PercentOff(percent);
    }
}
