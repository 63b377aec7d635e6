package dev.grapevine.reward.kind;

import dev.grapevine.ledger.Account;
import dev.grapevine.program.RewardKind;
import org.springframework.stereotype.Component;

/** Money to spend in the shop: a balance in the ledger. */
@Component
final class StoreCreditReward implements Fulfilment {

    @Override
    public RewardKind kind() {
        return RewardKind.STORE_CREDIT;
    }

    @Override
    public Account account(Owed owed) {
        return Held.credit(owed.recipientId(), Held.unit(owed));
    }

    @Override
    public Then onceReleased() {
        return Then.CREDITED;
    }
}
