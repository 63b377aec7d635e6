package dev.grapevine.bench;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server's database says of a shop's orders: when each had its reward, and when its advocate was told. */
final class ShopBooks {
    /** A transaction that stamped a reward is seen at the latest so long after its stamp. */
    private static final int LONGEST_TRANSACTION_SECONDS = 3;

    private static final int LOOK_EVERY_MILLIS = 40;
    private static final int PATIENCE_MILLIS = 600_000;

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final UUID storeId;
    private final Clock clock;

    ShopBooks(ConfigurableApplicationContext server, UUID storeId, Clock clock) {
        this.clock = clock;
        this.inStore = server.getBean(InStore.class);
        this.jdbc = server.getBean(JdbcClient.class);
        this.storeId = storeId;
    }

    /** Looks again and again until so many orders have a reward, and answers when each was first seen with it. */
    Map<String, Instant> awaitRewards(int number, Instant since) throws InterruptedException {
        Map<String, Instant> seen = new HashMap<>();
        Instant from = since;
        for (long waited = 0; seen.size() < number; waited += LOOK_EVERY_MILLIS) {
            giveUpAfter(waited, "only %,d of %,d orders were rewarded".formatted(seen.size(), number));
            Thread.sleep(LOOK_EVERY_MILLIS);
            Instant next = clock.instant().minusSeconds(LONGEST_TRANSACTION_SECONDS);
            rewarded(from).keySet().forEach(order -> seen.putIfAbsent(order, clock.instant()));
            from = next.isAfter(since) ? next : since;
        }
        return seen;
    }

    private Map<String, Instant> rewarded(Instant from) {
        return instants("""
                select o.external_id, r.created_at from reward r
                join shop_order o on o.store_id = r.store_id and o.id = r.order_id
                where r.store_id = :store and r.created_at >= :from
                """, from);
    }

    /** When the mail about each order's reward was sent. Each advocate has one, so the mail's receiver tells the order. */
    Map<String, Instant> awaitMails(int number, Instant since) throws InterruptedException {
        for (long waited = 0; ; waited += 1_000) {
            Map<String, Instant> told = instants("""
                    select o.external_id, m.ended_at from message m
                    join reward r on r.store_id = m.store_id and r.recipient_id = m.customer_id
                    join shop_order o on o.store_id = r.store_id and o.id = r.order_id
                    where m.store_id = :store and m.kind = 'reward_earned' and m.state = 'sent' and m.planned_at >= :from
                    """, since);
            if (told.size() >= number) {
                return told;
            }
            giveUpAfter(waited, "only %,d of %,d mails were sent".formatted(told.size(), number));
            Thread.sleep(1_000);
        }
    }

    private Map<String, Instant> instants(String sql, Instant from) {
        return inStore.call(storeId, () -> {
            Map<String, Instant> instants = new HashMap<>();
            jdbc.sql(sql).param("store", storeId).param("from", Times.at(from)).query(row -> {
                instants.put(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
            });
            return instants;
        });
    }

    private static void giveUpAfter(long waited, String because) {
        if (waited > PATIENCE_MILLIS) {
            throw new IllegalStateException("After ten minutes " + because);
        }
    }
}
