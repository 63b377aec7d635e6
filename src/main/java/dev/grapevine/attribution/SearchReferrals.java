package dev.grapevine.attribution;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.Sorted;
import dev.grapevine.platform.database.Times;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of referrals, filtered. */
final class SearchReferrals {
    private final JdbcClient jdbc;

    SearchReferrals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Referral> list(UUID storeId, ReferralFilter filter, Sorted sorted, int rows, @Nullable Cursor after) {
        return filtered(
                        jdbc.sql("select " + ReferralRows.COLUMNS + "from referral r\n" + where(filter)
                                + """
                         and (cast(:at as timestamptz) is null or (r.purchased_at, r.id) %s (:at, :after))
                        order by r.purchased_at %s, r.id %s
                        limit :limit
                        """.formatted(sorted.beyond(), sorted.direction(), sorted.direction())),
                        storeId,
                        filter)
                .param("at", after == null || after.at() == null ? null : Times.at(after.at()))
                .param("after", after == null ? null : after.id())
                .param("limit", rows)
                .query(ReferralRows::referral)
                .list();
    }

    Map<ReferralState, Long> countByState(UUID storeId, ReferralFilter filter) {
        Map<ReferralState, Long> counts = new EnumMap<>(ReferralState.class);
        filtered(
                        jdbc.sql("select r.state, count(*) as many from referral r\n" + where(filter)
                                + "\ngroup by r.state limit 20"),
                        storeId,
                        filter)
                .query((row, number) ->
                        counts.put(ReferralState.of(row.getString("state")).orElseThrow(), row.getLong("many")))
                .list();
        return counts;
    }

    private static String where(ReferralFilter filter) {
        return "where r.store_id = :store"
                + (filter.states().isEmpty() ? "" : " and r.state = any(:states)")
                + (filter.advocateId() == null ? "" : " and r.advocate_id = :advocate")
                + (filter.friendCustomerId() == null ? "" : " and r.friend_customer_id = :friend")
                + (filter.programId() == null ? "" : " and r.program_id = :program")
                + (filter.from() == null ? "" : " and r.purchased_at >= :from")
                + (filter.to() == null ? "" : " and r.purchased_at < :to")
                + (filter.search() == null ? "" : "\n" + SEARCH);
    }

    /** Finds the few orders and people first, each by an index but for names, and then their referrals. */
    private static final String SEARCH = """
             and (r.id = cast(:ref as uuid) or r.order_id = cast(:ord as uuid)
               or r.order_id in (
                 select o.id from shop_order o
                 where o.store_id = :store and o.external_id in (:text, ltrim(:text, '#'))
                 union all
                 select o.id from shop_order o
                 where o.store_id = :store and o.number in (:text, '#' || ltrim(:text, '#'), ltrim(:text, '#')))
               or r.friend_customer_id in (select p.id from found p)
               or r.advocate_id in (
                 select a.id from advocate a where a.store_id = :store and a.customer_id in (select p.id from found p)))
            """.replace("select p.id from found p", """
                    (select i.customer_id from customer_identity i
                     where i.store_id = :store and i.kind = 'email' and i.value = :mailbox)
                    union
                    (select c.id from customer c
                     where c.store_id = :store
                       and starts_with(lower(concat_ws(' ', c.first_name, c.last_name)), :name)
                     limit 500)
                    union
                    (select c.id from customer c
                     where c.store_id = :store and starts_with(lower(c.last_name), :name)
                     limit 500)
                    """);

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, UUID storeId, ReferralFilter filter) {
        String text = filter.search() == null ? "" : filter.search();
        return statement
                .param("store", storeId)
                .param(
                        "states",
                        filter.states().stream().map(ReferralState::code).toArray(String[]::new))
                .param("advocate", filter.advocateId())
                .param("friend", filter.friendCustomerId())
                .param("program", filter.programId())
                .param("from", filter.from() == null ? null : Times.at(filter.from()))
                .param("to", filter.to() == null ? null : Times.at(filter.to()))
                .param("text", text)
                .param("ref", Ids.parse(IdKind.REFERRAL, text).orElse(null))
                .param("ord", Ids.parse(IdKind.ORDER, text).orElse(null))
                .param("mailbox", mailbox(text).orElse(null))
                .param("name", text.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> mailbox(String text) {
        return EmailAddress.parse(text) instanceof Parsed.Value<EmailAddress>(EmailAddress address)
                ? Optional.of(address.canonical())
                : Optional.empty();
    }
}
