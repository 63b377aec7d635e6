package dev.grapevine.order;

import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customers;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.secret.Fingerprints;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.platform.work.Nudge;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shop of a store of its own, and what makes orders of its words; the clock stands at noon. */
final class Shop {
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    final UUID store = Ids.newId();
    final FreshDatabase database;
    final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    final Fingerprints fingerprints;
    final Customers customers;
    final Consents consents;
    final Orders orders;
    final ReadOrder readOrder = new ReadOrder(clock);
    final ReadRefund readRefund = new ReadRefund(clock);
    final RecordOrders recordOrders;
    final RecordRefunds recordRefunds;
    final Inbox inbox;
    final InboxWork inboxWork;

    Shop(FreshDatabase database) {
        this.database = database;
        Nudge nudge = new Nudge();
        fingerprints = new Fingerprints(InstallationKey.load(database.installation()));
        customers = new Customers(database.inStore(), database.jdbc(), clock);
        consents = new Consents(database.inStore(), database.jdbc());
        orders = new Orders(database.inStore(), database.jdbc());
        recordOrders =
                new RecordOrders(database.inStore(), database.jdbc(), customers, consents, fingerprints, nudge, clock);
        recordRefunds = new RecordRefunds(database.inStore(), database.jdbc(), nudge, clock);
        inbox = new Inbox(database.inStore(), database.jdbc(), nudge, clock);
        inboxWork = new InboxWork(database.jdbc(), readOrder, readRefund, recordOrders, recordRefunds, clock);
    }

    UUID says(String json) {
        return recordOrders.record(store, report(json));
    }

    OrderReport report(String json) {
        return switch (readOrder.read(json, false)) {
            case Reading.Read<OrderReport>(OrderReport report) -> report;
            case Reading<OrderReport> wrong -> throw new IllegalArgumentException(wrong.toString());
        };
    }

    void refunds(String orderExternalId, String externalId, String amount) {
        recordRefunds.record(store, List.of(new Told<>(refund(orderExternalId, externalId, amount), NOON)));
    }

    RefundReport refund(String orderExternalId, String externalId, String amount) {
        String json = """
                {"external_id": "%s", "amount": {"amount": "%s", "currency": "GBP"}, "at": "2026-05-20T10:00:00Z"}
                """.formatted(externalId, amount);
        return switch (readRefund.read(orderExternalId, json, false)) {
            case Reading.Read<RefundReport>(RefundReport report) -> report;
            case Reading<RefundReport> wrong -> throw new IllegalArgumentException(wrong.toString());
        };
    }

    Order order(String externalId) {
        return orders.findExternal(store, externalId).orElseThrow();
    }

    int earlier(String externalId) {
        UUID id = order(externalId).id();
        return orders.countEarlier(store, List.of(id)).getOrDefault(id, -1);
    }

    boolean isDue(String externalId) {
        return database.owner()
                .sql("select due_at is not null from shop_order where store_id = :store and external_id = :id")
                .param("store", store)
                .param("id", externalId)
                .query(Boolean.class)
                .single();
    }

    /** As after all journeys. */
    void nothingIsDue() {
        database.owner()
                .sql("update shop_order set due_at = null where store_id = :store")
                .param("store", store)
                .update();
    }

    /** Everything of an order's row but what is made up anew each time: its ids and when we wrote it. */
    Map<String, @Nullable Object> row(String externalId) {
        Map<String, @Nullable Object> row = database.owner()
                .sql("""
                        select (to_jsonb(o) - '{store_id,id,customer_id,recorded_at,due_at}'::text[])::text as row
                        from shop_order o where o.store_id = :store and o.external_id = :id
                        """)
                .param("store", store)
                .param("id", externalId)
                .query()
                .singleRow();
        return row;
    }
}
