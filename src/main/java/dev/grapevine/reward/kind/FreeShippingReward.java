package dev.grapevine.reward.kind;

import dev.grapevine.program.Discount;
import dev.grapevine.program.RewardKind;
import org.springframework.stereotype.Component;

/** A code for a purchase without shipping costs. */
@Component
final class FreeShippingReward extends GivenAsCoupon {
    FreeShippingReward(IssueCoupon coupons) {
        super(coupons);
    }

    @Override
    public RewardKind kind() {
        return RewardKind.FREE_SHIPPING;
    }

    @Override
    Discount discount(Owed owed) {
        return new Discount.FreeShipping();
    }
}
