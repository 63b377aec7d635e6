package dev.grapevine.reward.kind;

import dev.grapevine.program.RewardKind;

class StoreCreditRewardTest extends FulfilmentContract {
    @Override
    Fulfilment fulfilment() {
        return new StoreCreditReward();
    }

    @Override
    Prize prize() {
        return money(RewardKind.STORE_CREDIT);
    }
}
