package dev.grapevine.reward.kind;

import dev.grapevine.ledger.Account;
import dev.grapevine.program.RewardKind;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Money for a charity: what the store has to hand on lies on the charity's account. */
@Component
final class DonationReward implements Fulfilment {

    @Override
    public RewardKind kind() {
        return RewardKind.DONATION;
    }

    @Override
    public Account account(Owed owed) {
        return Held.charity(
                Objects.requireNonNull(owed.charity(), "a released donation has its charity"), Held.unit(owed));
    }

    @Override
    public Then onceReleased() {
        return Then.DONATED;
    }
}
