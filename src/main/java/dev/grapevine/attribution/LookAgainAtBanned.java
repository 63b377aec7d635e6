package dev.grapevine.attribution;

import dev.grapevine.advocate.AdvocateBanned;
import dev.grapevine.order.LookAgain;
import dev.grapevine.platform.work.Nudge;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the journey look again at what a banned advocate has under way, so that it is held for a person, whether or not the
 * shop says anything more about those orders.
 */
@Component
class LookAgainAtBanned {
    private final LookAgain lookAgain;
    private final Clock clock;

    LookAgainAtBanned(JdbcClient jdbc, Nudge nudge, Clock clock) {
        this.lookAgain = new LookAgain(jdbc, nudge);
        this.clock = clock;
    }

    @EventListener
    void on(AdvocateBanned banned) {
        lookAgain.at(banned.storeId(), """
                select order_id as id from referral
                where store_id = :store and advocate_id = :advocate and state in ('purchased', 'in_review')
                order by order_id limit 10000
                """, Map.of("advocate", banned.advocateId()), List.of(), clock.instant());
    }
}
