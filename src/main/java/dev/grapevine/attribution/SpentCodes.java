package dev.grapevine.attribution;

import dev.grapevine.order.LookAgain;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Nudge;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which order a single-use code belongs to: the first that was placed with it and was not cancelled, whichever the shop told
 * of first. For every other one the code is spent.
 */
@Component
public class SpentCodes {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final LookAgain lookAgain;
    private final Clock clock;

    public SpentCodes(InStore inStore, JdbcClient jdbc, Nudge nudge, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.lookAgain = new LookAgain(jdbc, nudge);
        this.clock = clock;
    }

    /** @param order by the name that the shop has for it */
    record Use(UUID orderId, String order) {}

    /** The orders to which these canonical codes belong; codes that nobody used are left out. At most 1,000. */
    Map<String, Use> firstUses(UUID storeId, Collection<String> codes) {
        Map<String, Use> first = new HashMap<>();
        jdbc.sql("""
                        select distinct on (u.code) u.code, o.id, coalesce(o.number, o.external_id) as name
                        from code_use u
                        join shop_order o on o.store_id = :store and o.id = u.order_id
                        where u.store_id = :store and u.code = any(:codes) and o.state <> 'cancelled'
                        order by u.code, o.placed_at, o.external_id
                        limit 1000
                        """)
                .param("store", storeId)
                .param("codes", Columns.texts(codes))
                .query((row, _) -> first.put(
                        row.getString("code"), new Use(row.getObject("id", UUID.class), row.getString("name"))))
                .list();
        return first;
    }

    /**
     * Makes the journey look again at orders that were placed with these codes after one of a batch.
     *
     * @param batch those that are looked at already
     */
    public void wakeLater(UUID storeId, Collection<String> codes, Collection<UUID> batch) {
        if (codes.isEmpty()) {
            return;
        }
        inStore.run(
                storeId,
                () -> lookAgain.at(
                        storeId,
                        """
                        select later.id
                        from code_use u
                        join shop_order first on first.store_id = :store and first.id = u.order_id
                        join code_use v on v.store_id = :store and v.code = u.code
                        join shop_order later on later.store_id = :store and later.id = v.order_id
                        where u.store_id = :store and u.code = any(:codes)
                          and u.order_id = any(cast(:batch as uuid[]))
                          and (later.placed_at, later.external_id) > (first.placed_at, first.external_id)
                        limit 1000
                        """,
                        Map.of("codes", Columns.texts(codes), "batch", Columns.uuids(batch)),
                        batch,
                        clock.instant()));
    }
}
