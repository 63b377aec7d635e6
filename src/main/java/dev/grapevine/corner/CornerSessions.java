package dev.grapevine.corner;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has come into the corner. */
@Component
public class CornerSessions {
    /** How long she stays signed in. */
    public static final Duration LASTS = Duration.ofDays(30);

    /** A network is lent to somebody else in time: the fraud rules look back no further. */
    static final Duration NETWORK_KEPT = Duration.ofDays(180);

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    public CornerSessions(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Lets a customer in. Her sessions that have ended are swept away by the way.
     *
     * @param network a fingerprint of the address she comes from, or null; remembered for the fraud rules
     * @return the session's token, to be kept by her browser alone
     */
    public String begin(UUID storeId, UUID customerId, @Nullable String network) {
        String token = Token.fresh();
        Instant now = clock.instant();
        inStore.run(storeId, () -> {
            jdbc.sql("""
                            delete from corner_session
                            where store_id = :store and customer_id = :customer and expires_at <= :now
                            """)
                    .param("store", storeId)
                    .param("customer", customerId)
                    .param("now", Times.at(now))
                    .update();
            jdbc.sql("""
                            insert into corner_session (store_id, hash, customer_id, began_at, expires_at)
                            values (:store, :hash, :customer, :now, :expires)
                            """)
                    .param("store", storeId)
                    .param("hash", Token.hash(token))
                    .param("customer", customerId)
                    .param("now", Times.at(now))
                    .param("expires", Times.at(now.plus(LASTS)))
                    .update();
            if (network != null) {
                remember(storeId, customerId, network, now);
            }
        });
        return token;
    }

    /** A few that were not seen for long go by the way, whosever they are, for she may never come again. */
    private void remember(UUID storeId, UUID customerId, String network, Instant now) {
        jdbc.sql("""
                        delete from corner_network
                        where store_id = :store and (customer_id, network) in (
                          select customer_id, network from corner_network
                          where store_id = :store and seen_at <= :old
                          order by store_id, seen_at
                          limit 10
                          for update skip locked)
                        """)
                .param("store", storeId)
                .param("old", Times.at(now.minus(NETWORK_KEPT)))
                .update();
        jdbc.sql("""
                        insert into corner_network (store_id, customer_id, network, seen_at)
                        values (:store, :customer, :network, :now)
                        on conflict (store_id, customer_id, network) do update set seen_at = excluded.seen_at
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .param("network", network)
                .param("now", Times.at(now))
                .update();
    }

    /** The customer whose session it is; nothing for one that has ended or never was. */
    public Optional<UUID> customer(UUID storeId, String token) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select customer_id from corner_session
                        where store_id = :store and hash = :hash and expires_at > :now
                        """)
                .param("store", storeId)
                .param("hash", Token.hash(token))
                .param("now", Times.at(clock.instant()))
                .query(UUID.class)
                .optional());
    }

    /** Ends one session. */
    public void end(UUID storeId, String token) {
        inStore.run(storeId, () -> jdbc.sql("delete from corner_session where store_id = :store and hash = :hash")
                .param("store", storeId)
                .param("hash", Token.hash(token))
                .update());
    }

    /** Ends every session of a customer. */
    public void endAll(UUID storeId, UUID customerId) {
        inStore.run(storeId, () -> jdbc.sql(
                        "delete from corner_session where store_id = :store and customer_id = :customer")
                .param("store", storeId)
                .param("customer", customerId)
                .update());
    }
}
