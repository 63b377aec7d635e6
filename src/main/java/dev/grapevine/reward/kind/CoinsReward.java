package dev.grapevine.reward.kind;

import dev.grapevine.ledger.Account;
import dev.grapevine.program.RewardKind;
import org.springframework.stereotype.Component;

/** The store's own points: a balance in the ledger, of which the oldest coins are spent first. */
@Component
final class CoinsReward implements Fulfilment {

    @Override
    public RewardKind kind() {
        return RewardKind.COINS;
    }

    @Override
    public Account account(Owed owed) {
        return Held.coins(owed.recipientId());
    }

    @Override
    public Then onceReleased() {
        return Then.CREDITED;
    }
}
