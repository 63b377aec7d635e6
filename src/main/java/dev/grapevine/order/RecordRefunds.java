package dev.grapevine.order;

import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.Nudge;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records what a shop gave back. Refunds of an order are a set by the shop's own id of each: told again, a refund changes
 * nothing; told differently, the larger amount counts, and of equal ones the earlier time. One that comes before its order
 * waits for it. Only the order's currency counts: in another a refund is refused where the order is known, and else kept and
 * shown as one that does not count; told again in the right one it does.
 */
@Component
public class RecordRefunds {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final WaitForTurn waitForTurn;
    private final Nudge nudge;
    private final Clock clock;

    public RecordRefunds(InStore inStore, JdbcClient jdbc, Nudge nudge, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.waitForTurn = new WaitForTurn(jdbc);
        this.nudge = nudge;
        this.clock = clock;
    }

    /** Records refunds in one transaction, and makes the orders due whose refunded amount is another by them. */
    public void record(UUID storeId, List<Told<RefundReport>> refunds) {
        inStore.run(storeId, () -> {
            waitForTurn.of(storeId);
            insert(storeId, refunds);
            if (apply(storeId, refunds) > 0) {
                nudge.due(storeId, Orders.JOURNEY);
            }
        });
    }

    /**
     * The currencies of those of these orders that are known, by the shop's own id, with nobody recording others until the
     * caller's transaction ends.
     */
    Map<String, Unit> currencies(UUID storeId, Collection<String> orders) {
        waitForTurn.of(storeId);
        Map<String, Unit> found = new HashMap<>();
        jdbc.sql("""
                        select external_id, currency from shop_order
                        where store_id = :store and external_id = any(:orders)
                        limit 10000
                        """)
                .param("store", storeId)
                .param("orders", orders.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("external_id"), Unit.currency(row.getString("currency")));
                });
        return found;
    }

    private void insert(UUID storeId, List<Told<RefundReport>> refunds) {
        Map<List<String>, RefundReport> each = new LinkedHashMap<>();
        for (Told<RefundReport> told : refunds) {
            RefundReport refund = told.report();
            Instant at = refund.at() == null ? told.receivedAt() : refund.at();
            each.merge(
                    List.of(
                            refund.orderExternalId(),
                            refund.externalId(),
                            refund.amount().currency().code()),
                    new RefundReport(refund.orderExternalId(), refund.externalId(), refund.amount(), at),
                    RecordRefunds::counting);
        }
        jdbc.sql("""
                        insert into refund as f (store_id, id, order_external_id, external_id, currency, amount, at,
                                                 recorded_at)
                        select :store, r.id, r.order_id, r.external_id, r.currency, r.amount, r.at, :now
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                          id uuid, order_id text, external_id text, currency text, amount bigint, at timestamptz)
                        on conflict (store_id, order_external_id, external_id, currency) do update
                        set amount = excluded.amount, at = excluded.at
                        where (excluded.amount, f.at) > (f.amount, excluded.at)
                        """)
                .param("store", storeId)
                .param(
                        "rows",
                        JSON.writeValueAsString(
                                each.values().stream().map(RecordRefunds::row).toList()))
                .param("now", Times.at(clock.instant()))
                .update();
    }

    private int apply(UUID storeId, List<Told<RefundReport>> refunds) {
        return jdbc.sql("""
                        update shop_order o
                        set refunded = cast(least(o.total, s.refunded) as bigint),
                            due_at = case when o.history then o.due_at else cast(:now as timestamptz) end,
                            due_attempts = 0, due_error = null, due_dead_at = null
                        from (
                          select f.order_external_id, f.currency, sum(f.amount) as refunded from refund f
                          where f.store_id = :store and f.order_external_id = any(:orders)
                          group by f.order_external_id, f.currency) s
                        where o.store_id = :store and o.external_id = s.order_external_id and o.currency = s.currency
                          and o.refunded <> least(o.total, s.refunded)
                        """)
                .param("store", storeId)
                .param(
                        "orders",
                        refunds.stream()
                                .map(told -> told.report().orderExternalId())
                                .distinct()
                                .toArray(String[]::new))
                .param("now", Times.at(clock.instant()))
                .update();
    }

    private static RefundReport counting(RefundReport one, RefundReport other) {
        return Stream.of(one, other).max(BY_WEIGHT).orElseThrow();
    }

    private static final Comparator<RefundReport> BY_WEIGHT = Comparator.comparingLong(
                    (RefundReport refund) -> refund.amount().minor())
            .thenComparing(refund -> Objects.requireNonNull(refund.at()), Comparator.reverseOrder());

    private static Map<String, Object> row(RefundReport refund) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", Ids.newId().toString());
        row.put("order_id", refund.orderExternalId());
        row.put("external_id", refund.externalId());
        row.put("currency", refund.amount().currency().code());
        row.put("amount", refund.amount().minor());
        row.put("at", Objects.requireNonNull(refund.at()).toString());
        return row;
    }
}
