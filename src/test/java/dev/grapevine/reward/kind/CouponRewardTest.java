package dev.grapevine.reward.kind;

import dev.grapevine.program.RewardKind;

class CouponRewardTest extends CouponContract {
    @Override
    Fulfilment fulfilment() {
        return new CouponReward(coupons);
    }

    @Override
    Prize prize() {
        return money(RewardKind.COUPON);
    }
}
