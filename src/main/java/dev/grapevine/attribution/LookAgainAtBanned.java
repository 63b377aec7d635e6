package dev.grapevine.attribution;

import dev.grapevine.advocate.AdvocateBanned;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.work.Nudge;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the journey look again at what a banned advocate has under way, so that it is held for a person, whether or not the
 * shop says anything more about those orders.
 */
@Component
class LookAgainAtBanned {
    private final JdbcClient jdbc;
    private final Nudge nudge;
    private final Clock clock;

    LookAgainAtBanned(JdbcClient jdbc, Nudge nudge, Clock clock) {
        this.jdbc = jdbc;
        this.nudge = nudge;
        this.clock = clock;
    }

    @EventListener
    void on(AdvocateBanned banned) {
        UUID storeId = banned.storeId();
        jdbc.sql("""
                        with under_way as (
                          select order_id from referral
                          where store_id = :store and advocate_id = :advocate and state in ('purchased', 'in_review')
                          order by order_id limit 10000),
                        held as (
                          select o.id from under_way u
                          cross join lateral (
                            select s.id from shop_order s
                            where s.store_id = :store and s.id = u.order_id
                            for no key update) o)
                        update shop_order o
                        set due_at = :now, due_attempts = 0, due_error = null, due_dead_at = null
                        from held where o.store_id = :store and o.id = held.id
                        """)
                .param("store", storeId)
                .param("advocate", banned.advocateId())
                .param("now", Sql.at(clock.instant()))
                .update();
        nudge.due(storeId, Orders.JOURNEY);
    }
}
