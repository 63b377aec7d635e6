package dev.grapevine.order;

import dev.grapevine.customer.Person;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.Nudge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The statements that write orders, each for a whole batch of one store. */
final class OrderWriting {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final LookAgain lookAgain;

    OrderWriting(JdbcClient jdbc, Nudge nudge) {
        this.jdbc = jdbc;
        this.lookAgain = new LookAgain(jdbc, nudge);
    }

    Map<String, KnownOrder> known(UUID storeId, List<String> externalIds) {
        Map<String, KnownOrder> known = new LinkedHashMap<>();
        jdbc.sql("""
                        select o.external_id, o.id, o.said, o.erased
                        from unnest(:ids) as asked (external_id)
                        cross join lateral (
                          select s.external_id, s.id, s.said, e.id as erased
                          from shop_order s
                          left join customer e
                            on e.store_id = :store and e.id = s.customer_id and e.erased_at is not null
                          where s.store_id = :store and s.external_id = asked.external_id
                          limit 1) o
                        """)
                .param("store", storeId)
                .param("ids", externalIds.stream().distinct().toArray(String[]::new))
                .query((row, number) -> known.put(
                        row.getString("external_id"),
                        new KnownOrder(
                                row.getObject("id", UUID.class),
                                OrderWords.fromJson(row.getString("said")),
                                row.getObject("erased", UUID.class))))
                .list();
        return known;
    }

    /** @param refunded whether refunds of it were told, in whatever currency */
    record Written(UUID id, boolean refunded) {}

    /** Writes the orders and makes them due, but for history, which goes on no journey. */
    Map<String, Written> write(UUID storeId, List<OrderChange> changes, Instant now) {
        Map<String, Written> written = new LinkedHashMap<>();
        jdbc.sql("""
                        insert into shop_order as o (
                          store_id, id, external_id, number, customer_id, placed_at, state, paid_at, fulfilled_at,
                          delivered_at, cancelled_at, updated_at, currency, subtotal, discount, shipping, tax, total,
                          refunded, coupon_codes, visit_token, tags, locale, buyer_external_id, buyer_email, buyer_mailbox,
                          buyer_phone, accepts_marketing, orders_before, network, device, shipping_address, payment,
                          user_agent, history, said, recorded_at, due_at)
                        select :store, r.id, r.external_id, r.number, r.customer_id, r.placed_at,
                          coalesce(r.state, 'placed'), r.paid, r.fulfilled, r.delivered, r.cancelled, r.updated_at,
                          r.currency, r.subtotal, r.discount, r.shipping, r.tax, r.total,
                          cast(least(r.total, coalesce((
                            select sum(f.amount) from refund f
                            where f.store_id = :store and f.order_external_id = r.external_id
                              and f.currency = r.currency), 0)) as bigint),
                          coalesce(r.coupon_codes, '{}'), r.visit_token, coalesce(r.tags, '{}'), r.locale,
                          r.buyer_external_id, r.buyer_email, r.buyer_mailbox, r.buyer_phone, r.accepts_marketing,
                          r.orders_before, r.network, r.device, r.shipping_address, r.payment, r.user_agent, r.history,
                          r.said, :now, case when r.history then null else cast(:now as timestamptz) end
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                          id uuid, external_id text, number text, customer_id uuid, placed_at timestamptz, state text,
                          paid timestamptz, fulfilled timestamptz, delivered timestamptz, cancelled timestamptz,
                          updated_at timestamptz, currency text, subtotal bigint, discount bigint, shipping bigint,
                          tax bigint, total bigint, coupon_codes text[], visit_token text, tags text[], locale text,
                          buyer_external_id text, buyer_email text, buyer_mailbox text, buyer_phone text,
                          accepts_marketing boolean, orders_before int, network text, device text,
                          shipping_address text, payment text, user_agent text, history boolean, said jsonb)
                        on conflict (store_id, external_id) do update set
                          number = excluded.number, customer_id = excluded.customer_id, placed_at = excluded.placed_at,
                          state = excluded.state, paid_at = excluded.paid_at, fulfilled_at = excluded.fulfilled_at,
                          delivered_at = excluded.delivered_at, cancelled_at = excluded.cancelled_at,
                          updated_at = excluded.updated_at, currency = excluded.currency, subtotal = excluded.subtotal,
                          discount = excluded.discount, shipping = excluded.shipping, tax = excluded.tax,
                          total = excluded.total, refunded = excluded.refunded, coupon_codes = excluded.coupon_codes,
                          visit_token = excluded.visit_token, tags = excluded.tags, locale = excluded.locale,
                          buyer_external_id = excluded.buyer_external_id, buyer_email = excluded.buyer_email,
                          buyer_mailbox = excluded.buyer_mailbox, buyer_phone = excluded.buyer_phone,
                          accepts_marketing = excluded.accepts_marketing, orders_before = excluded.orders_before,
                          network = excluded.network, device = excluded.device,
                          shipping_address = excluded.shipping_address, payment = excluded.payment,
                          user_agent = excluded.user_agent, history = excluded.history, said = excluded.said,
                          due_at = excluded.due_at, due_attempts = 0, due_error = null, due_dead_at = null
                        returning o.external_id, o.id, exists (
                          select from refund f
                          where f.store_id = :store and f.order_external_id = o.external_id) as refunded
                        """)
                .param("store", storeId)
                .param("rows", rows(changes))
                .param("now", Times.at(now))
                .query((row, number) -> written.put(
                        row.getString("external_id"),
                        new Written(row.getObject("id", UUID.class), row.getBoolean("refunded"))))
                .list();
        return written;
    }

    /**
     * Has the refunds looked at again that waited for these orders. Those that are looked at now are locked, and left out:
     * they look for their order once it is their turn, and find it.
     */
    void takeUpRefunds(UUID storeId, List<String> externalIds, Instant now) {
        jdbc.sql("""
                        update inbox i
                        set due_at = :now, due_attempts = 0, due_error = null, due_dead_at = null
                        from (
                          select id from inbox
                          where store_id = :store and subject = any(:orders) and kind = 'refund'
                            and (due_dead_at is not null or due_at > :now)
                          order by id limit 10000
                          for update skip locked) w
                        where i.store_id = :store and i.id = w.id
                        """)
                .param("store", storeId)
                .param("orders", externalIds.toArray(String[]::new))
                .param("now", Times.at(now))
                .update();
    }

    /** Takes the shop's raw words about orders away, but for those that are still to be worked on. */
    void blank(UUID storeId, List<String> externalIds) {
        jdbc.sql("""
                        update inbox set body = '{}'
                        where store_id = :store and subject = any(:orders) and (due_at is null or done_at is not null)
                        """)
                .param("store", storeId)
                .param("orders", externalIds.toArray(String[]::new))
                .update();
    }

    /**
     * Makes the later orders due of whoever shares an identity with a buyer, as it was and as it is. Those that are written
     * now are due anyway.
     */
    void markLater(UUID storeId, List<OrderChange> changes, Instant now) {
        List<ObjectNode> moved = new ArrayList<>();
        for (OrderChange change : changes) {
            if (change.changesWhoIsNew()) {
                Stream.of(
                                change.merged(),
                                change.before() == null
                                        ? null
                                        : change.before().words().merged())
                        .filter(Objects::nonNull)
                        .map(OrderWriting::whoAndWhen)
                        .forEach(moved::add);
            }
        }
        if (moved.isEmpty()) {
            return;
        }
        lookAgain.atLater(
                storeId,
                """
                select * from jsonb_to_recordset(cast(:moved as jsonb)) as m (
                  placed_at timestamptz, buyer_external_id text, buyer_mailbox text, buyer_phone text)
                """,
                Map.of("moved", JSON.writeValueAsString(moved)),
                changes.stream().map(OrderChange::id).toList(),
                now);
    }

    private static ObjectNode whoAndWhen(ObjectNode words) {
        ObjectNode row = JSON.createObjectNode();
        row.set("placed_at", words.get("placed_at"));
        identities(row, words);
        return row;
    }

    private static void identities(ObjectNode row, ObjectNode words) {
        @Nullable Person buyer = SayOrder.buyer(words);
        if (buyer == null) {
            return;
        }
        @Nullable String mailbox = buyer.email() == null ? null : buyer.email().canonical();
        row.put("buyer_external_id", buyer.externalId());
        row.put("buyer_mailbox", mailbox);
        row.put("buyer_phone", buyer.phone() == null ? null : buyer.phone().e164());
    }

    private static String rows(List<OrderChange> changes) {
        ArrayNode rows = JSON.createArrayNode();
        for (OrderChange change : changes) {
            ObjectNode row = change.merged().deepCopy();
            row.setAll((ObjectNode) row.get("money"));
            row.remove(List.of("money", "lines", "first_name", "last_name"));
            identities(row, change.merged());
            row.put("id", change.id().toString());
            row.put("external_id", change.externalId());
            change.words().reached().forEach((state, at) -> row.put(state.code(), at.toString()));
            row.put("history", change.words().history());
            row.set("said", JSON.readTree(change.words().toJson()));
            rows.add(row);
        }
        return rows.toString();
    }
}
