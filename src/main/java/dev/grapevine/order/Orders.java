package dev.grapevine.order;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.WorkKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders of a store: {@link RecordOrders} and {@link RecordRefunds} write them. */
@Component
public class Orders {
    /** The work that waits in an order that changed: its journey, which the module of that name does. */
    public static final WorkKind JOURNEY =
            WorkKind.of("order-journey", "shop_order").inBatchesOf(250);

    private final InStore inStore;
    private final JdbcClient jdbc;

    public Orders(InStore inStore, JdbcClient jdbc) {
        this.inStore = inStore;
        this.jdbc = jdbc;
    }

    public Optional<Order> find(UUID storeId, UUID id) {
        return Optional.ofNullable(find(storeId, List.of(id)).get(id));
    }

    /** Several at once, by id; unknown ones are left out. At most 1,000. */
    public Map<UUID, Order> find(UUID storeId, Collection<UUID> ids) {
        Map<UUID, Order> found = new LinkedHashMap<>();
        inStore.run(storeId, () -> jdbc.sql("select " + OrderRows.COLUMNS + """
                        from shop_order o
                        where o.store_id = :store and o.id = any(cast(:ids as uuid[]))
                        order by o.placed_at, o.external_id
                        limit 1000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .query(OrderRows::order)
                .list()
                .forEach(order -> found.put(order.id(), order)));
        return found;
    }

    /** By the shop's own id. */
    public Optional<Order> findExternal(UUID storeId, String externalId) {
        return inStore.call(storeId, () -> jdbc.sql("select " + OrderRows.COLUMNS + """
                        from shop_order o
                        where o.store_id = :store and o.external_id = :external
                        """)
                .param("store", storeId)
                .param("external", externalId)
                .query(OrderRows::order)
                .optional());
    }

    /** By when they were placed, newest first; the cursor is one by time. */
    public Page<Order> list(UUID storeId, OrderFilter filter, Limit limit, @Nullable Cursor after) {
        List<Order> rows = inStore.call(storeId, () -> filtered(
                        jdbc.sql("select " + OrderRows.COLUMNS + "from shop_order o\n" + where(filter) + """
                         and (cast(:at as timestamptz) is null or (o.placed_at, o.id) < (:at, :after))
                        order by o.placed_at desc, o.id desc
                        limit :limit
                        """),
                        storeId,
                        filter)
                .param("at", after == null ? null : Times.atOrNull(after.at()))
                .param("after", after == null ? null : after.id())
                .param("limit", limit.andOneMore())
                .query(OrderRows::order)
                .list());
        return Page.of(rows, limit, order -> Cursor.by(order.placedAt(), order.id()));
    }

    /** Those of these customers who have an order that was not cancelled, imported history included; at most 1,000. */
    public Set<UUID> buyersAmong(UUID storeId, Collection<UUID> customerIds) {
        return inStore.call(
                storeId,
                () -> new HashSet<>(jdbc.sql("""
                        select c.id
                        from unnest(cast(:customers as uuid[])) as c (id)
                        where exists (select from shop_order o
                                      where o.store_id = :store and o.customer_id = c.id and o.state <> 'cancelled')
                        limit 1000
                        """)
                        .param("store", storeId)
                        .param("customers", Columns.uuids(customerIds))
                        .query(UUID.class)
                        .list()));
    }

    /** Those of these orders of which something was told that their journey has not seen yet; at most 1,000. */
    public Set<UUID> dueAmong(UUID storeId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : inStore.call(
                        storeId,
                        () -> new HashSet<>(jdbc.sql("""
                                select id from shop_order
                                where store_id = :store and id = any(cast(:ids as uuid[])) and due_at is not null
                                limit 1000
                                """)
                                .param("store", storeId)
                                .param("ids", Columns.uuids(ids))
                                .query(UUID.class)
                                .list()));
    }

    public long count(UUID storeId, OrderFilter filter) {
        return inStore.call(storeId, () -> filtered(
                        jdbc.sql("select count(*) from shop_order o\n" + where(filter)), storeId, filter)
                .query(Long.class)
                .single());
    }

    /** The refunds of an order, also those in another currency, which do not count; oldest first, at most 1,000. */
    public List<Refund> refunds(UUID storeId, UUID orderId) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select f.id, f.external_id, f.currency, f.amount, f.at
                        from shop_order o
                        join refund f on f.store_id = :store and f.order_external_id = o.external_id
                        where o.store_id = :store and o.id = :order
                        order by f.at, f.external_id
                        limit 1000
                        """)
                .param("store", storeId)
                .param("order", orderId)
                .query((row, number) -> new Refund(
                        row.getObject("id", UUID.class),
                        row.getString("external_id"),
                        new Money(row.getLong("amount"), Unit.currency(row.getString("currency"))),
                        Times.of(row, "at")))
                .list());
    }

    /**
     * How many earlier orders the buyers of these orders have, history included: orders that share the shop's id, the mailbox
     * or the number with this one and were placed before it (of two placed at one moment, the one whose external id sorts
     * first). A cancelled order is none; a refunded one is, for its buyer knows the shop. What is compared are the orders' own
     * words and not the customers, so that it does not matter which of them came first. Counted up to 1,000 for each identity.
     */
    public Map<UUID, Integer> countEarlier(UUID storeId, Collection<UUID> ids) {
        Map<UUID, Integer> counts = new LinkedHashMap<>();
        inStore.run(storeId, () -> jdbc.sql("""
                        select o.id, (
                          select count(*) from (
                            (select e.id from shop_order e
                             where e.store_id = :store and e.buyer_external_id = o.buyer_external_id
                               and (e.placed_at, e.external_id) < (o.placed_at, o.external_id)
                               and e.state <> 'cancelled' limit 1000)
                            union
                            (select e.id from shop_order e
                             where e.store_id = :store and e.buyer_mailbox = o.buyer_mailbox
                               and (e.placed_at, e.external_id) < (o.placed_at, o.external_id)
                               and e.state <> 'cancelled' limit 1000)
                            union
                            (select e.id from shop_order e
                             where e.store_id = :store and e.buyer_phone = o.buyer_phone
                               and (e.placed_at, e.external_id) < (o.placed_at, o.external_id)
                               and e.state <> 'cancelled' limit 1000)) earlier) as earlier
                        from shop_order o
                        where o.store_id = :store and o.id = any(cast(:ids as uuid[]))
                        limit 1000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .query((row, number) -> counts.put(row.getObject("id", UUID.class), row.getInt("earlier")))
                .list());
        return counts;
    }

    private static String where(OrderFilter filter) {
        return "where o.store_id = :store"
                + (filter.state() == null ? "" : " and o.state = :state")
                + (filter.customerId() == null ? "" : " and o.customer_id = :customer")
                + (filter.history() == null ? "" : " and o.history = :history")
                + (filter.from() == null ? "" : " and o.placed_at >= :from")
                + (filter.to() == null ? "" : " and o.placed_at < :to");
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, UUID storeId, OrderFilter filter) {
        return statement
                .param("store", storeId)
                .param("state", filter.state() == null ? null : filter.state().code())
                .param("customer", filter.customerId())
                .param("history", filter.history())
                .param("from", Times.atOrNull(filter.from()))
                .param("to", Times.atOrNull(filter.to()));
    }
}
