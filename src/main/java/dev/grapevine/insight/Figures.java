package dev.grapevine.insight;

import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.InStore;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the programme brought in a span of time. */
@Component
public class Figures {
    /** States of a referral that counts, or may yet. */
    private static final String COUNTING = "('purchased', 'in_review', 'held', 'approved', 'rewarded')";

    /** States of a reward that was given or is owed without more ado. */
    private static final String GIVEN = """
            ('due', 'issued', 'redeemed', 'expired', 'awaiting_details', 'payable', 'paid', 'donated',
             'awaiting_fulfilment', 'fulfilled')
            """;

    private final InStore inStore;
    private final JdbcClient jdbc;

    Figures(InStore inStore, JdbcClient jdbc) {
        this.inStore = inStore;
        this.jdbc = jdbc;
    }

    public Totals totals(UUID storeId, Span span, Unit currency) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        with visited as (
                          select count(*) as visits, count(distinct coalesce(v.device, v.network, v.id::text)) as visitors
                          from visit v
                          where v.store_id = :store and v.traffic = 'person' and v.at >= :from and v.at < :to),
                        referred as (
                          select count(*) as orders, coalesce(sum(o.total - o.refunded), 0) as revenue
                          from referral r
                          join shop_order o on o.store_id = :store and o.id = r.order_id
                          where r.store_id = :store and r.purchased_at >= :from and r.purchased_at < :to
                            and r.state in %s),
                        sold as (
                          select count(*) as orders, coalesce(sum(o.total - o.refunded), 0) as revenue
                          from shop_order o
                          where o.store_id = :store and o.placed_at >= :from and o.placed_at < :to
                            and o.state <> 'cancelled' and o.currency = :currency),
                        given as (
                          select count(*) as rewards,
                                 coalesce(sum(w.amount - w.reversed) filter (where w.unit = :currency), 0) as cost
                          from reward w
                          where w.store_id = :store and w.released_at >= :from and w.released_at < :to
                            and w.state in %s)
                        select visits, visitors, referred.orders as referred_orders, referred.revenue as referred_revenue,
                               sold.orders, sold.revenue, rewards, cost
                        from visited, referred, sold, given
                        """.formatted(COUNTING, GIVEN))
                .param("store", storeId)
                .param("from", span.from())
                .param("to", span.to())
                .param("currency", currency.code())
                .query((row, _) -> new Totals(
                        row.getLong("visits"),
                        row.getLong("visitors"),
                        row.getLong("referred_orders"),
                        row.getLong("referred_revenue"),
                        row.getLong("orders"),
                        row.getLong("revenue"),
                        row.getLong("rewards"),
                        row.getLong("cost")))
                .single());
    }

    /** Each day of the span, oldest first, also those on which nothing happened. */
    public List<Day> days(UUID storeId, Span span, Unit currency) {
        Map<LocalDate, Day> busy = new HashMap<>();
        inStore.run(storeId, () -> jdbc.sql("""
                        select day, sum(visits) as visits, sum(orders) as orders, sum(revenue) as revenue,
                               sum(cost) as cost
                        from (
                          select (v.at at time zone :zone)::date as day, 1 as visits, 0 as orders, 0 as revenue, 0 as cost
                          from visit v
                          where v.store_id = :store and v.traffic = 'person' and v.at >= :from and v.at < :to
                          union all
                          select (r.purchased_at at time zone :zone)::date, 0, 1, o.total - o.refunded, 0
                          from referral r
                          join shop_order o on o.store_id = :store and o.id = r.order_id
                          where r.store_id = :store and r.purchased_at >= :from and r.purchased_at < :to
                            and r.state in %s
                          union all
                          select (w.released_at at time zone :zone)::date, 0, 0, 0, w.amount - w.reversed
                          from reward w
                          where w.store_id = :store and w.released_at >= :from and w.released_at < :to
                            and w.unit = :currency and w.state in %s) happened
                        group by day
                        limit 400
                        """.formatted(COUNTING, GIVEN))
                .param("store", storeId)
                .param("from", span.from())
                .param("to", span.to())
                .param("zone", span.zone().getId())
                .param("currency", currency.code())
                .query((row, _) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("visits"),
                        row.getLong("orders"),
                        row.getLong("revenue"),
                        row.getLong("cost")))
                .list()
                .forEach(day -> busy.put(day.date(), day)));
        return span.eachDay().stream()
                .map(date -> busy.getOrDefault(date, Day.empty(date)))
                .toList();
    }

    /** The advocates whose friends spent most in the span, at most as many as asked for. */
    public List<TopAdvocate> topAdvocates(UUID storeId, Span span, int most) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select r.advocate_id, c.first_name, c.last_name, c.email, count(*) as orders,
                               sum(o.total - o.refunded) as revenue
                        from referral r
                        join shop_order o on o.store_id = :store and o.id = r.order_id
                        join advocate a on a.store_id = :store and a.id = r.advocate_id
                        join customer c on c.store_id = :store and c.id = a.customer_id
                        where r.store_id = :store and r.purchased_at >= :from and r.purchased_at < :to and r.state in %s
                        group by r.advocate_id, c.first_name, c.last_name, c.email
                        order by revenue desc, r.advocate_id
                        limit :most
                        """.formatted(COUNTING))
                .param("store", storeId)
                .param("from", span.from())
                .param("to", span.to())
                .param("most", most)
                .query((row, _) -> new TopAdvocate(
                        row.getObject("advocate_id", UUID.class),
                        Named.of(row.getString("first_name"), row.getString("last_name"), row.getString("email")),
                        row.getLong("orders"),
                        row.getLong("revenue")))
                .list());
    }
}
