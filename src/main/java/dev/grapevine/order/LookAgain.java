package dev.grapevine.order;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.Nudge;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the journey look again at orders of which something has changed that their own rows don't say: the one way to do so.
 * Always within a transaction of the store, in one statement.
 *
 * <p>Each row is locked first, in the sequence of their ids, and only then made due: an order that is on its journey at this
 * moment is waited for and looked at once more, and two who wake the same orders never wait for each other in a circle. What
 * is due already keeps its place.
 */
public final class LookAgain {
    private final JdbcClient jdbc;
    private final Nudge nudge;

    public LookAgain(JdbcClient jdbc, Nudge nudge) {
        this.jdbc = jdbc;
        this.nudge = nudge;
    }

    /**
     * At the orders that a query chooses.
     *
     * @param chosen a query of one column {@code id}, which may use {@code :store} and the values
     * @param except those that are looked at already
     */
    public void at(UUID storeId, String chosen, Map<String, ?> values, Collection<UUID> except, Instant now) {
        int woken = jdbc.sql("""
                        with held as (
                          select o.id
                          from (
                            select distinct c.id from (%s) c
                            where c.id <> all(cast(:except as uuid[])) order by c.id) c
                          cross join lateral (
                            select s.id from shop_order s
                            where s.store_id = :store and s.id = c.id
                            for no key update) o)
                        update shop_order o
                        set due_at = least(o.due_at, :now), due_attempts = 0, due_error = null, due_dead_at = null
                        from held where o.store_id = :store and o.id = held.id
                        """.formatted(chosen))
                .params(values)
                .param("store", storeId)
                .param("except", Columns.uuids(except))
                .param("now", Times.at(now))
                .update();
        if (woken > 0) {
            nudge.due(storeId, Orders.JOURNEY);
        }
    }

    /**
     * At the later orders of whoever shares an identity with these buyers; at most 10,000 for each identity.
     *
     * @param buyers a query of {@code placed_at}, {@code buyer_external_id}, {@code buyer_mailbox} and {@code buyer_phone}
     */
    public void atLater(UUID storeId, String buyers, Map<String, ?> values, Collection<UUID> except, Instant now) {
        at(storeId, """
                with buyer as (%s)
                select o.id from buyer b cross join lateral (
                  select s.id from shop_order s
                  where s.store_id = :store and s.buyer_external_id = b.buyer_external_id
                    and s.placed_at >= b.placed_at and not s.history
                  order by s.placed_at limit 10000) o
                union
                select o.id from buyer b cross join lateral (
                  select s.id from shop_order s
                  where s.store_id = :store and s.buyer_mailbox = b.buyer_mailbox
                    and s.placed_at >= b.placed_at and not s.history
                  order by s.placed_at limit 10000) o
                union
                select o.id from buyer b cross join lateral (
                  select s.id from shop_order s
                  where s.store_id = :store and s.buyer_phone = b.buyer_phone
                    and s.placed_at >= b.placed_at and not s.history
                  order by s.placed_at limit 10000) o
                """.formatted(buyers), values, except, now);
    }
}
