package dev.grapevine.reward.kind;

import dev.grapevine.program.RewardKind;

class FreeShippingRewardTest extends CouponContract {
    @Override
    Fulfilment fulfilment() {
        return new FreeShippingReward(coupons);
    }

    @Override
    Prize prize() {
        return without(RewardKind.FREE_SHIPPING, null);
    }
}
