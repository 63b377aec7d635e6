package dev.grapevine.insight;

import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the store stands at this moment. */
@Component
public class Present {
    private final InStore inStore;
    private final JdbcClient jdbc;

    Present(InStore inStore, JdbcClient jdbc) {
        this.inStore = inStore;
        this.jdbc = jdbc;
    }

    public Waiting waiting(UUID storeId, Unit currency) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        with reviewed as (
                          select count(*) as held from referral r where r.store_id = :store and r.state = 'held'),
                        coming as (
                          select count(*) as newcomers from advocate a
                          where a.store_id = :store and a.state = 'waiting'),
                        owed as (
                          select count(*) filter (where w.state = 'payable') as payable,
                                 coalesce(sum(w.amount - w.reversed) filter (
                                   where w.state = 'payable' and w.unit = :currency), 0) as payable_amount,
                                 count(*) filter (where w.state = 'awaiting_fulfilment') as gifts,
                                 count(*) filter (where w.state in ('pending', 'awaiting_choice')) as pending,
                                 coalesce(sum(w.amount) filter (
                                   where w.state in ('pending', 'awaiting_choice') and w.unit = :currency), 0)
                                   as pending_amount
                          from reward w
                          where w.store_id = :store
                            and w.state in ('payable', 'awaiting_fulfilment', 'pending', 'awaiting_choice')),
                        given as (
                          select count(*) as charities,
                                 coalesce(sum(g.held) filter (where g.unit = :currency), 0)::bigint as donations_amount
                          from (
                            select a.unit, sum(b.posted + b.outgoing) as held
                            from account a
                            join balance b on b.store_id = :store and b.account_id = a.id
                            where a.store_id = :store and a.name like 'charity:%'
                            group by a.id, a.unit
                            having sum(b.posted + b.outgoing) > 0) g),
                        broken as (
                          select (select count(*) from inbox i where i.store_id = :store
                                    and i.due_dead_at is not null and not i.due_put_away)
                               + (select count(*) from shop_order o where o.store_id = :store
                                    and o.due_dead_at is not null and not o.due_put_away)
                               + (select count(*) from referral f where f.store_id = :store
                                    and f.due_dead_at is not null and not f.due_put_away)
                               + (select count(*) from reward d where d.store_id = :store
                                    and d.due_dead_at is not null and not d.due_put_away)
                               + (select count(*) from coupon_code k where k.store_id = :store
                                    and k.due_dead_at is not null and not k.due_put_away)
                               + (select count(*) from erasure_request e where e.store_id = :store
                                    and e.due_dead_at is not null and not e.due_put_away)
                               + (select count(*) from message m where m.store_id = :store
                                    and m.due_dead_at is not null and not m.due_put_away)
                               + (select count(*) from webhook_delivery w where w.store_id = :store
                                    and w.due_dead_at is not null and not w.due_put_away) as set_aside)
                        select held, newcomers, payable, payable_amount, charities, donations_amount, gifts, pending,
                               pending_amount, set_aside
                        from reviewed, coming, owed, given, broken
                        """)
                .param("store", storeId)
                .param("currency", currency.code())
                .query((row, _) -> new Waiting(
                        row.getLong("held"),
                        row.getLong("newcomers"),
                        row.getLong("payable"),
                        row.getLong("payable_amount"),
                        row.getLong("charities"),
                        row.getLong("donations_amount"),
                        row.getLong("gifts"),
                        row.getLong("pending"),
                        row.getLong("pending_amount"),
                        row.getLong("set_aside")))
                .single());
    }

    /** @param now by which a program has begun and has not ended */
    public Health health(UUID storeId, Instant now) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select (select p.name from program p
                                where p.store_id = :store and p.state = 'live'
                                  and (p.starts_at is null or p.starts_at <= :now)
                                  and (p.ends_at is null or p.ends_at > :now)
                                order by p.live_at desc, p.id desc limit 1) as program,
                               (select i.received_at from inbox i
                                where i.store_id = :store
                                order by i.id desc limit 1) as last_order,
                               (select v.at from visit v
                                where v.store_id = :store and v.traffic = 'person'
                                order by v.id desc limit 1) as last_visit,
                               exists (select 1 from message m
                                       where m.store_id = :store and m.kind = 'invitation') as invited
                        """)
                .param("store", storeId)
                .param("now", Times.at(now))
                .query((row, _) -> new Health(
                        row.getString("program"),
                        Times.orNull(row, "last_order"),
                        Times.orNull(row, "last_visit"),
                        row.getBoolean("invited")))
                .single());
    }
}
