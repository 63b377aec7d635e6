package dev.grapevine.reward.kind;

import dev.grapevine.ledger.Account;
import dev.grapevine.program.RewardKind;
import org.springframework.stereotype.Component;

/** Money to be paid out: a balance the store owes until a teammate marks it paid. */
@Component
final class CashReward implements Fulfilment {

    @Override
    public RewardKind kind() {
        return RewardKind.CASH;
    }

    @Override
    public Account account(Owed owed) {
        return Held.cash(owed.recipientId(), Held.unit(owed));
    }

    @Override
    public Then onceReleased() {
        return Then.DETAILS;
    }
}
