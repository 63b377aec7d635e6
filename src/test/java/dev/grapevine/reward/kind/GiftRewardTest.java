package dev.grapevine.reward.kind;

import dev.grapevine.program.RewardKind;

class GiftRewardTest extends FulfilmentContract {
    @Override
    Fulfilment fulfilment() {
        return new GiftReward();
    }

    @Override
    Prize prize() {
        return without(RewardKind.GIFT, "A mug");
    }
}
