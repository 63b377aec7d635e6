package dev.grapevine.order;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Waits until nobody else records orders or refunds of a store, and keeps others waiting until the transaction ends. Two
 * orders of one person recorded at the same time would each not see the other, and both would be her first; a refund and its
 * order would miss each other; and what an erasure takes out of an order would come back with what was read before. A batch
 * takes milliseconds.
 */
@Component
public class WaitForTurn {
    private final JdbcClient jdbc;

    public WaitForTurn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Always within a transaction of the store.
     *
     * <p>Its statements are planned each time, and look each key up by itself: a plan made while the tables were nearly empty, or
     * on the belief that a store is a small part of them, would read all of them until they have been analysed.
     */
    public void of(UUID storeId) {
        jdbc.sql("""
                        select count(pg_advisory_xact_lock(hashtextextended(:turn, 0)))
                        from set_config('plan_cache_mode', 'force_custom_plan', true)
                        """)
                .param("turn", "record-orders/" + storeId)
                .query(Long.class)
                .single();
    }
}
