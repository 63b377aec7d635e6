package dev.grapevine.attribution;

import dev.grapevine.order.LookAgain;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.Nudge;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the buyers of orders bought before, and who is to be looked at anew. Orders are compared by their own words about the
 * buyer, as {@link Orders#countEarlier} does, so that it does not matter which of them was recorded first.
 */
final class EarlierOrders {
    private final JdbcClient jdbc;
    private final LookAgain lookAgain;

    EarlierOrders(JdbcClient jdbc, Nudge nudge) {
        this.jdbc = jdbc;
        this.lookAgain = new LookAgain(jdbc, nudge);
    }

    /**
     * The earlier orders of one order's buyer.
     *
     * @param referred how many of those outside the batch are put down to an advocate
     * @param inBatch those within the batch, whose decisions are still under way
     */
    record Found(int known, OrderFacts.@Nullable First first, int referred, Set<UUID> inBatch) {
        static final Found NONE = new Found(0, null, 0, Set.of());

        /** With the decisions about the batch's earlier orders, which were made just now. */
        OrderFacts.Earlier settled(Map<UUID, Decision> decided) {
            int more = (int) inBatch.stream()
                    .filter(id -> decided.containsKey(id) && decided.get(id).isAttributed())
                    .count();
            return new OrderFacts.Earlier(known, first == null ? null : settled(first, decided), referred + more);
        }

        private static OrderFacts.First settled(OrderFacts.First first, Map<UUID, Decision> decided) {
            boolean referred = decided.containsKey(first.orderId())
                    ? decided.get(first.orderId()).isAttributed()
                    : first.referred();
            return new OrderFacts.First(first.orderId(), first.name(), first.placedAt(), referred);
        }
    }

    /**
     * By order, up to 1,000 for each identity of a buyer.
     *
     * @param ids whose earlier orders are asked for
     * @param batch all that are decided together
     */
    Map<UUID, Found> of(UUID storeId, Collection<UUID> ids, Collection<UUID> batch) {
        Map<UUID, Found> found = new HashMap<>();
        jdbc.sql("""
                        with earlier as (
                          select o.id as order_id, e.id, e.name, e.placed_at, e.external_id, e.cancelled,
                                 e.id = any(cast(:batch as uuid[])) as in_batch,
                                 a.order_id is not null as referred
                          from shop_order o
                          cross join lateral (
                            (select e.id, coalesce(e.number, e.external_id) as name, e.placed_at, e.external_id,
                                    e.state = 'cancelled' as cancelled
                             from shop_order e
                             where e.store_id = :store and e.buyer_external_id = o.buyer_external_id
                               and (e.placed_at, e.external_id) < (o.placed_at, o.external_id)
                             order by e.placed_at limit 1000)
                            union
                            (select e.id, coalesce(e.number, e.external_id), e.placed_at, e.external_id,
                                    e.state = 'cancelled'
                             from shop_order e
                             where e.store_id = :store and e.buyer_mailbox = o.buyer_mailbox
                               and (e.placed_at, e.external_id) < (o.placed_at, o.external_id)
                             order by e.placed_at limit 1000)
                            union
                            (select e.id, coalesce(e.number, e.external_id), e.placed_at, e.external_id,
                                    e.state = 'cancelled'
                             from shop_order e
                             where e.store_id = :store and e.buyer_phone = o.buyer_phone
                               and (e.placed_at, e.external_id) < (o.placed_at, o.external_id)
                             order by e.placed_at limit 1000)) e
                          left join attribution a
                            on a.store_id = :store and a.order_id = e.id and a.reason is null
                          where o.store_id = :store and o.id = any(cast(:ids as uuid[]))),
                        first as (
                          select distinct on (order_id) order_id, id, name, placed_at, referred
                          from earlier where not cancelled
                          order by order_id, placed_at, external_id)
                        select e.order_id, count(*) as known,
                               count(*) filter (where e.referred and not e.cancelled and not e.in_batch) as referred,
                               array_agg(e.id) filter (where e.in_batch and not e.cancelled) as in_batch,
                               f.id as first_id, f.name as first_name, f.placed_at as first_at,
                               f.referred as first_referred
                        from earlier e
                        left join first f on f.order_id = e.order_id
                        group by e.order_id, f.id, f.name, f.placed_at, f.referred
                        limit 1000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .param("batch", Columns.uuids(batch))
                .query((row, number) -> found.put(row.getObject("order_id", UUID.class), found(row)))
                .list();
        return found;
    }

    /**
     * Makes the journey look again at the later orders of these orders' buyers: whether an order was referred decides which
     * of the next ones counts.
     *
     * @param batch those that are decided together already
     */
    void wakeLater(UUID storeId, Collection<UUID> changed, Collection<UUID> batch, Instant now) {
        if (!changed.isEmpty()) {
            lookAgain.atLater(storeId, """
                    select o.placed_at, o.buyer_external_id, o.buyer_mailbox, o.buyer_phone
                    from unnest(cast(:changed as uuid[])) as c (id)
                    cross join lateral (
                      select s.placed_at, s.buyer_external_id, s.buyer_mailbox, s.buyer_phone
                      from shop_order s where s.store_id = :store and s.id = c.id limit 1) o
                    """, Map.of("changed", Columns.uuids(changed)), batch, now);
        }
    }

    /** Makes the journey look at an order again. */
    void wake(UUID storeId, UUID orderId, Instant now) {
        lookAgain.at(storeId, "select cast(:order as uuid) as id", Map.of("order", orderId), List.of(), now);
    }

    private static Found found(ResultSet row) throws SQLException {
        @Nullable UUID firstId = row.getObject("first_id", UUID.class);
        @Nullable Array inBatch = row.getArray("in_batch");
        return new Found(
                row.getInt("known"),
                firstId == null
                        ? null
                        : new OrderFacts.First(
                                firstId,
                                row.getString("first_name"),
                                Times.of(row, "first_at"),
                                row.getBoolean("first_referred")),
                row.getInt("referred"),
                inBatch == null ? Set.of() : Set.copyOf(List.of((UUID[]) inBatch.getArray())));
    }
}
