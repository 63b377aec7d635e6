package dev.grapevine.reward.kind;

import dev.grapevine.ledger.Account;
import dev.grapevine.program.RewardKind;
import org.springframework.stereotype.Component;

/** Something the merchant hands over: a task for a teammate, without an amount. */
@Component
final class GiftReward implements Fulfilment {

    @Override
    public RewardKind kind() {
        return RewardKind.GIFT;
    }

    @Override
    public Account account(Owed owed) {
        throw new IllegalStateException("A gift has no amount.");
    }

    @Override
    public Then onceReleased() {
        return Then.MERCHANT;
    }
}
