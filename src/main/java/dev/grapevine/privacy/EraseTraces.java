package dev.grapevine.privacy;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a person out of every table that her words may reach; always within a transaction of the store. */
@Component
final class EraseTraces {
    /** Whose tables are hers alone: the rows go. */
    private static final List<String> HERS = List.of(
            "delete from message where store_id = :store and (customer_id = :customer or mailbox = any(:addresses))",
            "delete from message_turn where store_id = :store and customer_id = :customer",
            "delete from corner_session where store_id = :store and customer_id = :customer",
            "delete from corner_network where store_id = :store and customer_id = :customer",
            "delete from corner_link where store_id = :store and mailbox = any(:addresses)",
            "delete from payee where store_id = :store and customer_id = :customer",
            "delete from segment_member where store_id = :store and customer_id = :customer",
            "delete from consent where store_id = :store and customer_id = :customer",
            // Sealed, so that nobody can look whether she is in one; whoever was shown it sends it again.
            "delete from invitation_file where store_id = :store",
            "delete from customer_identity where store_id = :store and customer_id = :customer");

    /** What others' figures need: the rows stay, without her. */
    private static final List<String> SHARED = List.of(
            """
            update visit v set network = null, device = null, user_agent = null
            where v.store_id = :store and v.id in (
              select l.visit_id from claim l
              where l.store_id = :store and (l.customer_id = :customer or l.contact = any(:addresses)))
            """,
            """
            update visit v set network = null, device = null, user_agent = null
            where v.store_id = :store and v.id in (
              select cast(e.source as uuid) from evidence e
              join shop_order o on o.store_id = :store and o.id = e.order_id
              where e.store_id = :store and o.customer_id = :customer and e.kind = 'visit')
            """,
            """
            update claim set contact = null, first_name = null, network = null
            where store_id = :store and (customer_id = :customer or contact = any(:addresses))
            """,
            "update coupon_code set holder = null where store_id = :store and holder = any(:addresses)",
            """
            update advocate set state = 'banned', locale = null
            where store_id = :store and customer_id = :customer
            """,
            """
            update tie t set note = '–'
            from shop_order o
            where t.store_id = :store and o.store_id = :store and o.id = t.order_id
              and (o.customer_id = :customer or t.advocate_id = :advocate)
            """,
            """
            update evidence e set args = e.args || '{"note": "–"}'
            from shop_order o
            where e.store_id = :store and e.kind = 'tie' and o.store_id = :store and o.id = e.order_id
              and (o.customer_id = :customer or e.advocate_id = :advocate)
            """,
            """
            update referral_event e set note = null
            from referral r
            where e.store_id = :store and e.note is not null and r.store_id = :store and r.id = e.referral_id
              and (r.friend_customer_id = :customer or r.advocate_id = :advocate)
            """,
            """
            update referral set note = null
            where store_id = :store and note is not null
              and (friend_customer_id = :customer or advocate_id = :advocate)
            """,
            // What was written to her friends and advocates names her; that it was written stays.
            """
            update message m set model = null, sealed_model = null, subject = null, html = null, plain = null,
              state = case when m.state in ('planned', 'sending') then 'cancelled' else m.state end
            where m.store_id = :store
              and exists (select from unnest(:words) as w (word)
                          where strpos(concat_ws(' ', m.model, m.subject, m.html, m.plain), w.word) > 0)
              and m.customer_id in (
                select r.friend_customer_id from referral r
                where r.store_id = :store and r.advocate_id = :advocate
                union
                select a.customer_id from referral r
                join advocate a on a.store_id = :store and a.id = r.advocate_id
                where r.store_id = :store and r.friend_customer_id = :customer
                union
                select l.customer_id from claim l where l.store_id = :store and l.advocate_id = :advocate
                union
                select a.customer_id from claim l
                join advocate a on a.store_id = :store and a.id = l.advocate_id
                where l.store_id = :store and l.customer_id = :customer)
            """,
            // So does what was written to the merchant's people about her.
            """
            update message m set model = null, subject = null, html = null, plain = null,
              state = case when m.state in ('planned', 'sending') then 'cancelled' else m.state end
            where m.store_id = :store and m.customer_id is null and m.kind in ('gift_task', 'code_leaking')
              and exists (select from unnest(:words) as w (word)
                          where strpos(concat_ws(' ', m.model, m.subject, m.html, m.plain), w.word) > 0)
            """,
            """
            update idempotency i set headers = '{}', body = ''
            from idempotency_person p
            where i.store_id = :store and p.store_id = :store and p.key = i.key and p.person in (:customer, :advocate)
            """,
            // What the shop told and could not be worked on is no order yet, and names her all the same. What was
            // worked on is found by its order (ForgetBuyer).
            """
            update inbox i set body = '{}', due_dead_at = null, due_error = null, done_at = coalesce(i.done_at, :now)
            where i.store_id = :store and i.due_dead_at is not null and (%s)
            """.formatted(Traces.NAMES_HER),
            """
            update event e set data = jsonb_build_object('id', coalesce(e.data ->> 'id', e.about))
            from event_person p
            where e.store_id = :store
              and p.store_id = :store and p.person in (:customer, :advocate) and p.event_id = e.id
            """,
            """
            update customer
            set external_id = null, email = null, phone = null, first_name = null, last_name = null, locale = null,
                erased_at = :now
            where store_id = :store and id = :customer
            """);

    /** What an endpoint answered may repeat what it was told, and may tell of her where it was told of somebody else. */
    private static final String ANSWERS = """
            update webhook_delivery d
            set attempts = (select coalesce(jsonb_agg(a.one || '{"answer": null}' order by a.n), '[]')
                            from jsonb_array_elements(d.attempts) with ordinality as a (one, n))
            where d.store_id = :store and d.attempts <> '[]'
              and (d.event_id in (
                     select p.event_id from event_person p
                     where p.store_id = :store and p.person in (:customer, :advocate))
                   or exists (select from unnest(:addresses || :hers) as w (word)
                              where strpos(cast(d.attempts as text), w.word) > 0))
            """;

    /** The tables of due work: an error may quote what a failed statement was about. */
    private static final List<String> WORK = List.of(
            "inbox",
            "shop_order",
            "referral",
            "reward",
            "message",
            "coupon_code",
            "event",
            "webhook_delivery",
            "erasure_request",
            "invitation_file");

    private final JdbcClient jdbc;

    EraseTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes away what endpoints answered. It looks through all that they said within the days that events are kept, so it comes
     * before anything is locked that orders wait for.
     */
    void inAnswers(UUID storeId, Traces traces, Instant now) {
        run(ANSWERS, storeId, traces, now);
    }

    void of(UUID storeId, Traces traces, Instant now) {
        HERS.forEach(sql -> run(sql, storeId, traces, now));
        SHARED.forEach(sql -> run(sql, storeId, traces, now));
        for (String table : WORK) {
            run("""
                    update %s t set due_error = '–'
                    where t.store_id = :store and t.due_error is not null
                      and exists (select from unnest(:words || :ids) as w (word) where strpos(t.due_error, w.word) > 0)
                    """.formatted(table), storeId, traces, now);
        }
    }

    private void run(String sql, UUID storeId, Traces traces, Instant now) {
        jdbc.sql(sql)
                .param("store", storeId)
                .param("customer", traces.customer())
                .param("advocate", traces.advocate() == null ? traces.customer() : traces.advocate())
                .param("addresses", traces.addressTexts())
                .param("words", traces.words())
                .param("ids", traces.accounts().toArray(String[]::new))
                .param("hers", hers(traces))
                .param("values", traces.addressValues())
                .param("accounts", traces.accountPattern())
                .param("now", Times.at(now))
                .update();
    }

    /** Her ids as they are seen outside, as a customer and as an advocate. */
    private static String[] hers(Traces traces) {
        String customer = Ids.text(IdKind.CUSTOMER, traces.customer());
        return traces.advocate() == null
                ? new String[] {customer}
                : new String[] {customer, Ids.text(IdKind.ADVOCATE, traces.advocate())};
    }
}
