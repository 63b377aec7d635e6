package dev.grapevine.reward.kind;

import dev.grapevine.program.RewardKind;

class CashRewardTest extends FulfilmentContract {
    @Override
    Fulfilment fulfilment() {
        return new CashReward();
    }

    @Override
    Prize prize() {
        return money(RewardKind.CASH);
    }
}
