package dev.grapevine.reward.kind;

import dev.grapevine.program.RewardKind;

class DonationRewardTest extends FulfilmentContract {
    @Override
    Fulfilment fulfilment() {
        return new DonationReward();
    }

    @Override
    Prize prize() {
        return money(RewardKind.DONATION);
    }
}
