package dev.grapevine.reward.kind;

import dev.grapevine.program.RewardKind;

class FreeProductRewardTest extends CouponContract {
    @Override
    Fulfilment fulfilment() {
        return new FreeProductReward(coupons);
    }

    @Override
    Prize prize() {
        return without(RewardKind.FREE_PRODUCT, "p1");
    }
}
