package dev.grapevine.reward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What refunds meant for rewards, a row a reward and refund; always within a transaction of the store. */
final class Reversals {
    private final JdbcClient jdbc;

    Reversals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param refunded of the order's money
     * @param whole the order's money
     * @param amount taken of the reward; null while that is pending
     */
    record Reversal(
            UUID rewardId,
            UUID refundId,
            long refunded,
            long whole,
            @Nullable Long amount) {

        Reversal taking(long taken) {
            return new Reversal(rewardId, refundId, refunded, whole, taken);
        }

        boolean sameAs(Reversal other) {
            return rewardId.equals(other.rewardId) && refundId.equals(other.refundId);
        }
    }

    /** Adds those that are new, and says which: of a refund that is told twice the second changes nothing. */
    Set<UUID> add(UUID storeId, List<Reversal> reversals, Instant at) {
        return new HashSet<>(jdbc.sql("""
                        insert into reward_reversal (store_id, reward_id, refund_id, refunded, whole, at)
                        select :store, r.reward_id, r.refund_id, r.refunded, r.whole, :at
                        from unnest(:rewards, :refunds, :refunded, :wholes)
                            as r(reward_id, refund_id, refunded, whole)
                        order by r.reward_id, r.refund_id
                        on conflict do nothing
                        returning reward_id
                        """)
                .param("store", storeId)
                .param("rewards", Columns.uuids(reversals, Reversal::rewardId))
                .param("refunds", Columns.uuids(reversals, Reversal::refundId))
                .param("refunded", Columns.numbers(reversals, Reversal::refunded))
                .param("wholes", Columns.numbers(reversals, Reversal::whole))
                .param("at", Columns.at(at))
                .query(UUID.class)
                .list());
    }

    /** All of these rewards, in the order in which they came. */
    Map<UUID, List<Reversal>> of(UUID storeId, Collection<UUID> rewardIds) {
        var found = new HashMap<UUID, List<Reversal>>();
        jdbc.sql("""
                        select reward_id, refund_id, refunded, whole, amount
                        from reward_reversal
                        where store_id = :store and reward_id = any(:rewards)
                        order by reward_id, at, refund_id
                        limit 100000
                        """)
                .param("store", storeId)
                .param("rewards", Columns.uuids(rewardIds, id -> id))
                .query(row -> {
                    var reversal = new Reversal(
                            row.getObject("reward_id", UUID.class),
                            row.getObject("refund_id", UUID.class),
                            row.getLong("refunded"),
                            row.getLong("whole"),
                            row.getObject("amount", Long.class));
                    found.computeIfAbsent(reversal.rewardId, _ -> new ArrayList<>())
                            .add(reversal);
                });
        return found;
    }

    /** Writes down what each took. */
    void taken(UUID storeId, List<Reversal> reversals) {
        if (reversals.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update reward_reversal r set amount = t.amount
                        from unnest(:rewards, :refunds, :amounts) as t(reward_id, refund_id, amount)
                        where r.store_id = :store and r.reward_id = t.reward_id and r.refund_id = t.refund_id
                        """)
                .param("store", storeId)
                .param("rewards", Columns.uuids(reversals, Reversal::rewardId))
                .param("refunds", Columns.uuids(reversals, Reversal::refundId))
                .param("amounts", Columns.numbers(reversals, r -> Objects.requireNonNull(r.amount)))
                .update();
    }
}
