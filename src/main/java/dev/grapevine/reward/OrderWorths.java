package dev.grapevine.reward;

import dev.grapevine.platform.database.Columns;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By what the rewards of referrals were worked out; always within a transaction of the store. */
final class OrderWorths {
    private final JdbcClient jdbc;

    OrderWorths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a referral has earned before.
     *
     * @param step the last
     * @param letGo whether all of it was let go before it was given, so that the referral may earn anew: not what a person
     *     took, nor what somebody had who was forgotten
     * @param otherwise whether none of it is given yet, and its order has changed since it was worked out, or is another
     *     friend's by now
     */
    record Before(int step, boolean letGo, boolean otherwise) {}

    /** By referral; none of those that have earned nothing. One statement. */
    Map<UUID, Before> before(UUID storeId, Collection<Earned> earned) {
        var before = new HashMap<UUID, Before>();
        asked("""
                        select a.id, r.step, r.let_go, r.otherwise
                        from unnest(:referrals, :currencies, :bases, :totals, :refunded, :friends)
                             as a(id, currency, base, total, refunded, friend)
                        cross join lateral (
                            select max(s.step) as step,
                                   bool_and(s.state = 'voided' and coalesce(s.ended, '') <> all(:for_good)) as let_go,
                                   bool_and(s.state in ('counted', 'pending', 'voided'))
                                   and bool_or(s.state <> 'voided'
                                       and ((s.order_currency, s.order_base, s.order_total, s.order_refunded)
                                                <> (a.currency, a.base, a.total, a.refunded)
                                            or s.side = 'friend' and s.recipient_id <> a.friend)) as otherwise
                            from reward s
                            where s.store_id = :store and s.referral_id = a.id) r
                        where r.step is not null
                        limit :most
                        """, storeId, earned, Earned::referralId, Earned::order)
                .param("friends", Columns.uuids(earned, Earned::friendCustomerId))
                .param("for_good", new String[] {ReverseRewards.FORGOTTEN, ReverseRewards.BY_HAND})
                .query(row -> {
                    before.put(
                            row.getObject("id", UUID.class),
                            new Before(row.getInt("step"), row.getBoolean("let_go"), row.getBoolean("otherwise")));
                });
        return before;
    }

    /** Those of these referrals that have rewards which were released while their orders stood otherwise. */
    Set<UUID> releasedOtherwise(UUID storeId, Collection<OrderNow> orders) {
        return new HashSet<>(asked("""
                        select a.id
                        from unnest(:referrals, :currencies, :bases, :totals, :refunded)
                             as a(id, currency, base, total, refunded)
                        where exists (
                            select from reward s
                            where s.store_id = :store and s.referral_id = a.id
                              and s.state not in ('counted', 'pending', 'voided', 'reversed', 'expired')
                              and (s.order_currency, s.order_base, s.order_total, s.order_refunded)
                                  <> (a.currency, a.base, a.total, a.refunded))
                        limit :most
                        """, storeId, orders, OrderNow::referralId, OrderNow::order)
                .query(UUID.class)
                .list());
    }

    private <R> JdbcClient.StatementSpec asked(
            String sql, UUID storeId, Collection<R> rows, Function<R, UUID> referral, Function<R, OrderWorth> order) {
        return money(jdbc.sql(sql), rows, order)
                .param("store", storeId)
                .param("referrals", Columns.uuids(rows, referral))
                .param("most", rows.size());
    }

    static <R> JdbcClient.StatementSpec money(
            JdbcClient.StatementSpec statement, Collection<R> rows, Function<R, OrderWorth> order) {
        return statement
                .param(
                        "currencies",
                        Columns.texts(rows, row -> order.apply(row).base().currency()))
                .param(
                        "bases",
                        Columns.numbers(rows, row -> order.apply(row).base().minor()))
                .param(
                        "totals",
                        Columns.numbers(rows, row -> order.apply(row).total().minor()))
                .param(
                        "refunded",
                        Columns.numbers(rows, row -> order.apply(row).refunded().minor()));
    }

    /** Writes by what these rewards are worked out now, and what they can come as. */
    void write(UUID storeId, List<Reward> rewards) {
        if (rewards.isEmpty()) {
            return;
        }
        money(jdbc.sql("""
                        update reward r
                        set order_currency = m.currency, order_base = m.base, order_total = m.total,
                            order_refunded = m.refunded, because = m.because, because_args = cast(m.args as jsonb),
                            options = cast(m.options as jsonb)
                        from unnest(:ids, :currencies, :bases, :totals, :refunded, :becauses, :args, :options)
                             as m(id, currency, base, total, refunded, because, args, options)
                        where r.store_id = :store and r.id = m.id
                        """), rewards, Reward::order)
                .param("store", storeId)
                .param("ids", Columns.uuids(rewards, Reward::id))
                .param("becauses", Columns.texts(rewards, reward -> reward.because()
                        .code()))
                .param(
                        "args",
                        Columns.texts(
                                rewards,
                                reward -> PrizeJson.write(reward.because().args())))
                .param("options", Columns.texts(rewards, reward -> PrizeJson.write(reward.options())))
                .update();
    }
}
