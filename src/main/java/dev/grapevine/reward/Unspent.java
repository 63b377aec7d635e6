package dev.grapevine.reward;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.program.RewardKind;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left of a reward that its receiver has. */
@Component
public final class Unspent {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final RewardLedger ledger;

    Unspent(InStore inStore, JdbcClient jdbc, RewardLedger ledger) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /**
     * In the reward's unit. The oldest coins are spent first, so what is there beyond the younger ones is left of these; of
     * others it is what was not taken back.
     */
    public long of(UUID storeId, Reward reward) {
        if (reward.kind() != RewardKind.COINS) {
            return reward.left();
        }
        return inStore.call(storeId, () -> {
            long there = ledger.available(storeId, ledger.holder(reward));
            return Math.clamp(there - younger(storeId, reward), 0, reward.left());
        });
    }

    private long younger(UUID storeId, Reward reward) {
        return jdbc.sql("""
                        select coalesce(sum(amount - reversed), 0)::bigint
                        from reward
                        where store_id = :store and recipient_id = :recipient and kind = 'coins' and state = 'issued'
                          and (expires_at, id) > (:expires, :id)
                        limit 1
                        """)
                .param("store", storeId)
                .param("recipient", reward.recipientId())
                .param("expires", Times.at(Objects.requireNonNull(reward.expiresAt())))
                .param("id", reward.id())
                .query(Long.class)
                .single();
    }
}
