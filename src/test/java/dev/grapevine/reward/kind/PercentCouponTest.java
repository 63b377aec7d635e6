package dev.grapevine.reward.kind;

import dev.grapevine.kernel.Percent;
import dev.grapevine.program.RewardKind;
import java.util.List;

class PercentCouponTest extends CouponContract {
    @Override
    Fulfilment fulfilment() {
        return new CouponReward(coupons);
    }

    @Override
    Prize prize() {
        return new Prize(RewardKind.COUPON, null, 0, Percent.of(10), null, List.of(), null);
    }
}
