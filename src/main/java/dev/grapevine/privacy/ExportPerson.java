package dev.grapevine.privacy;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.reward.FinishReward;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Everything that is stored about a person (GDPR, articles 15 and 20), as the tables have it: what {@link EraseTraces} takes
 * out, this shows, but for what lets somebody in, what is kept in sealed form, and answers that were kept for a day.
 */
@Component
public class ExportPerson {
    /** Of one table: a person has hundreds of rows, not millions. */
    private static final int MOST = 10_000;

    /** Keys, sealed words and mails as they were sent, which may let somebody in, and what the runner of due work writes down. */
    private static final String[] WITHOUT = {
        "store_id",
        "hash",
        "secret",
        "details",
        "sealed_model",
        "html",
        "plain",
        "made_by",
        "decider_name",
        "due_at",
        "due_attempts",
        "due_fence",
        "due_error",
        "due_dead_at",
        "due_put_away"
    };

    private static final String HER_ORDERS = """
            order_id in (select o.id from shop_order o where o.store_id = :store and o.customer_id = :customer)
            """;
    private static final String HER_REFERRALS = """
            referral_id in (
              select r.id from referral r
              where r.store_id = :store and (r.friend_customer_id = :customer or r.advocate_id = :advocate))
            """;

    /** The shop's words about her orders, and what waits or was laid aside and is no order yet. */
    private static final String TOLD_OF_HER = """
            i.id in (
              select i.id from inbox i
              where i.store_id = :store and i.subject in (
                select o.external_id from shop_order o where o.store_id = :store and o.customer_id = :customer)
              union
              select i.id from inbox i where i.store_id = :store and i.due_at is not null and (%1$s)
              union
              select i.id from inbox i where i.store_id = :store and i.due_dead_at is not null and (%1$s))
            """.formatted(Traces.NAMES_HER);

    private static final String NAMING_HER = """
            %s in (
              select p.event_id from event_person p
              where p.store_id = :store and p.person in (:customer, :advocate))
            """;

    /** By table: which of its rows, called {@code i}, are hers. */
    private static final Map<String, String> HERS = hers();

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final FindTraces findTraces;
    private final FinishReward payouts;
    private final AuditLog audit;

    ExportPerson(InStore inStore, JdbcClient jdbc, FindTraces findTraces, FinishReward payouts, AuditLog audit) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.findTraces = findTraces;
        this.payouts = payouts;
        this.audit = audit;
    }

    private static Map<String, String> hers() {
        Map<String, String> hers = new LinkedHashMap<>();
        hers.put("customer", "i.id = :customer");
        for (String table : List.of(
                "customer_identity",
                "consent",
                "segment_member",
                "advocate",
                "payee",
                "corner_session",
                "corner_network",
                "message_turn",
                "erasure_request",
                "shop_order")) {
            hers.put(table, "i.customer_id = :customer");
        }
        hers.put("refund", """
                i.order_external_id in (
                  select o.external_id from shop_order o where o.store_id = :store and o.customer_id = :customer)
                """);
        hers.put("inbox", TOLD_OF_HER);
        hers.put("coupon_code", "(i.kind = 'advocate' and i.advocate_id = :advocate) or i.holder = any(:addresses)");
        hers.put("code_use", HER_ORDERS);
        hers.put("share", "i.advocate_id = :advocate");
        hers.put("claim", "i.customer_id = :customer or i.contact = any(:addresses)");
        hers.put("visit", """
                i.id in (
                  select l.visit_id from claim l
                  where l.store_id = :store and (l.customer_id = :customer or l.contact = any(:addresses))
                  union
                  select cast(e.source as uuid) from evidence e
                  join shop_order o on o.store_id = :store and o.id = e.order_id
                  where e.store_id = :store and o.customer_id = :customer and e.kind = 'visit')
                """);
        for (String table : List.of("attribution", "evidence", "tie")) {
            hers.put(table, "i.advocate_id = :advocate or " + HER_ORDERS);
        }
        hers.put("referral", "i.friend_customer_id = :customer or i.advocate_id = :advocate");
        for (String table : List.of("referral_event", "verdict", "verdict_signal")) {
            hers.put(table, HER_REFERRALS);
        }
        hers.put("reward", "i.recipient_id = :customer");
        hers.put("message", "i.customer_id = :customer or i.mailbox = any(:addresses)");
        hers.put("event", NAMING_HER.formatted("i.id"));
        hers.put("webhook_delivery", NAMING_HER.formatted("i.event_id"));
        hers.put("corner_link", "i.mailbox = any(:addresses) or i.email = any(:addresses)");
        hers.put("account", "i.name like 'customer:' || :customerText || ':%'");
        hers.put("balance", """
                i.account_id in (
                  select a.id from account a where a.store_id = :store and a.name like 'customer:' || :customerText || ':%')
                """);
        return hers;
    }

    /** Her rows by table, and where her money goes as {@code payout_details}; tables without any are left out. */
    public Map<String, List<JsonNode>> of(UUID storeId, UUID customerId, Actor by) {
        return inStore.call(storeId, () -> {
            Traces traces = findTraces.of(storeId, customerId);
            Map<String, List<JsonNode>> found = new LinkedHashMap<>();
            HERS.forEach((table, where) -> {
                List<JsonNode> rows = rows(storeId, traces, table, where);
                if (!rows.isEmpty()) {
                    found.put(table, rows);
                }
            });
            payouts.payee(storeId, customerId)
                    .ifPresent(details ->
                            found.put("payout_details", List.of(JsonNodeFactory.instance.stringNode(details))));
            audit.record(
                    storeId,
                    by,
                    "export.customer",
                    Ids.text(IdKind.CUSTOMER, customerId),
                    Map.of(),
                    Map.of("tables", found.size()));
            return found;
        });
    }

    private List<JsonNode> rows(UUID storeId, Traces traces, String table, String where) {
        return jdbc
                .sql("""
                        select (to_jsonb(i) - :without)::text
                        from %s i
                        where i.store_id = :store and (%s)
                        limit :most
                        """.formatted(table, where))
                .param("without", WITHOUT)
                .param("store", storeId)
                .param("customer", traces.customer())
                .param("customerText", Ids.text(IdKind.CUSTOMER, traces.customer()))
                .param("advocate", traces.advocate() == null ? traces.customer() : traces.advocate())
                .param("addresses", traces.addressTexts())
                .param("values", traces.addressValues())
                .param("accounts", traces.accountPattern())
                .param("most", MOST)
                .query(String.class)
                .list()
                .stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }
}
