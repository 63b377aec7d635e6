package dev.grapevine.reward.kind;

import dev.grapevine.kernel.Unit;
import dev.grapevine.program.RewardKind;
import java.util.List;

class CoinsRewardTest extends FulfilmentContract {
    @Override
    Fulfilment fulfilment() {
        return new CoinsReward();
    }

    @Override
    Prize prize() {
        return new Prize(RewardKind.COINS, Unit.COINS, 50, null, null, List.of(), null);
    }
}
