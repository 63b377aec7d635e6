package dev.grapevine.risk;

import dev.grapevine.order.LookAgain;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Nudge;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Many orders of an advocate's friends within one day. An order belongs to a burst by what was placed before it and by what
 * was placed after it, so that it does not matter which of them the shop told of first: whoever makes a burst complete has
 * the others looked at again that are not rewarded yet.
 */
@Component
public class Bursts {
    /**
     * How many more orders the fullest day that holds an order {@code a} (of {@code advocate_id}, {@code placed_at}, {@code
     * referral_id}) has, up to {@code :most}: of so many neighbours on each side, those from one of them on for a day.
     */
    static final String OTHERS = """
            select least(coalesce(max(day.others), 0), :most) as others
            from (
              select n.purchased_at, count(*) over (
                       order by n.purchased_at range between current row and interval '1 day' following) - 1 as others
              from (
                (select r.purchased_at from referral r
                 where r.store_id = :store and r.advocate_id = a.advocate_id and r.id <> a.referral_id
                   and r.purchased_at between a.placed_at - interval '1 day' and a.placed_at
                 order by r.purchased_at desc limit :most)
                union all
                select a.placed_at
                union all
                (select r.purchased_at from referral r
                 where r.store_id = :store and r.advocate_id = a.advocate_id and r.id <> a.referral_id
                   and r.purchased_at > a.placed_at and r.purchased_at <= a.placed_at + interval '1 day'
                 order by r.purchased_at limit :most)) n) day
            where day.purchased_at <= a.placed_at
            """;

    private final InStore inStore;
    private final LookAgain lookAgain;
    private final Clock clock;

    public Bursts(InStore inStore, JdbcClient jdbc, Nudge nudge, Clock clock) {
        this.inStore = inStore;
        this.lookAgain = new LookAgain(jdbc, nudge);
        this.clock = clock;
    }

    /**
     * Has the neighbours of these referrals looked at again whose verdict does not know of the burst that they are in by now.
     * One statement. Each referral is woken once for each weight of the signal, for the next look writes it down; those that a
     * person let pass and those that are rewarded are left alone.
     *
     * @param orders that are looked at now
     */
    public void lookAgain(UUID storeId, Collection<UUID> referralIds, Collection<UUID> orders) {
        if (referralIds.isEmpty()) {
            return;
        }
        inStore.run(
                storeId,
                () -> lookAgain.at(
                        storeId,
                        NEIGHBOURS,
                        Map.of(
                                "referrals", Columns.uuids(referralIds),
                                "few", Weight.BURST,
                                "most", Weight.BIG_BURST,
                                "moderate", Weight.MODERATE,
                                "suspicious", Weight.SUSPICIOUS),
                        List.copyOf(orders),
                        clock.instant()));
    }

    private static final String NEIGHBOURS = """
            select a.order_id as id
            from (
              select distinct n.id as referral_id, n.order_id, n.advocate_id, n.purchased_at as placed_at
              from (
                select t.advocate_id, t.purchased_at from referral t
                where t.store_id = :store and t.id = any(cast(:referrals as uuid[]))
                limit 1000) t
              cross join lateral (
                (select r.id, r.order_id, r.advocate_id, r.purchased_at, r.state, r.cleared_at from referral r
                 where r.store_id = :store and r.advocate_id = t.advocate_id
                   and r.purchased_at between t.purchased_at - interval '1 day' and t.purchased_at
                 order by r.purchased_at desc limit :most + 1)
                union all
                (select r.id, r.order_id, r.advocate_id, r.purchased_at, r.state, r.cleared_at from referral r
                 where r.store_id = :store and r.advocate_id = t.advocate_id
                   and r.purchased_at > t.purchased_at and r.purchased_at <= t.purchased_at + interval '1 day'
                 order by r.purchased_at limit :most)) n
              where n.state in ('purchased', 'in_review') and n.cleared_at is null) a
            join verdict v on v.store_id = :store and v.referral_id = a.referral_id
            cross join lateral (%s) c
            where c.others >= :few
              and not exists (
                select from verdict_signal s
                where s.store_id = :store and s.referral_id = a.referral_id and s.key = 'burst'
                  and s.weight >= case when c.others >= :most then :suspicious else :moderate end)
            """.formatted(OTHERS);
}
