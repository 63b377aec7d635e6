package dev.grapevine.web.dashboard.entrance;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Team;
import dev.grapevine.store.Teammate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code dashboard_session}. */
@Component
class Sessions {
    /** Eight hours without a click: a working day, not a weekend. */
    private static final Duration IDLE = Duration.ofHours(8);

    private static final Duration IN_ALL = Duration.ofDays(7);

    /** How exactly it is known when somebody was last seen, so that reading a page is not a write each time. */
    private static final Duration COARSELY = Duration.ofMinutes(1);

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Stores stores;
    private final Team team;
    private final AuditLog audit;
    private final Clock clock;

    Sessions(InStore inStore, JdbcClient jdbc, Stores stores, Team team, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.stores = stores;
        this.team = team;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new session, always with a token of its own; those of the store that have run out are deleted by the way. */
    SessionToken begin(Teammate teammate, String requestId) {
        UUID storeId = teammate.storeId();
        SessionToken token = SessionToken.fresh(storeId);
        inStore.run(storeId, () -> {
            jdbc.sql("""
                            insert into dashboard_session (store_id, token_hash, teammate_id, begun_at, seen_at)
                            values (:store, :hash, :teammate, :now, :now)
                            """)
                    .param("store", storeId)
                    .param("hash", token.hash())
                    .param("teammate", teammate.id())
                    .param("now", Times.at(clock.instant()))
                    .update();
            jdbc.sql("""
                            delete from dashboard_session
                            where store_id = :store and (seen_at < :idle or begun_at < :old)
                            """)
                    .param("store", storeId)
                    .param("idle", Times.at(clock.instant().minus(IDLE)))
                    .param("old", Times.at(clock.instant().minus(IN_ALL)))
                    .update();
            audit.record(
                    storeId, Actor.of(teammate, requestId), "sign_in.teammate", teammate.idText(), Map.of(), Map.of());
        });
        return token;
    }

    /** Whose session it is: nobody's where it has run out or where the teammate may not enter any more. */
    Optional<SignedIn> find(SessionToken token, String requestId) {
        UUID storeId = token.storeId();
        return inStore.call(storeId, () -> seen(token)
                .flatMap(id -> team.find(storeId, id))
                .filter(Teammate::isActive)
                .flatMap(teammate -> stores.find(storeId).map(store -> new SignedIn(teammate, store, requestId))));
    }

    void end(SessionToken token) {
        inStore.run(token.storeId(), () -> jdbc.sql("""
                        delete from dashboard_session where store_id = :store and token_hash = :hash
                        """)
                .param("store", token.storeId())
                .param("hash", token.hash())
                .update());
    }

    private Optional<UUID> seen(SessionToken token) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        with known as (
                          select teammate_id, seen_at
                          from dashboard_session
                          where store_id = :store and token_hash = :hash and seen_at >= :idle and begun_at >= :old),
                        marked as (
                          update dashboard_session s
                          set seen_at = :now
                          from known k
                          where s.store_id = :store and s.token_hash = :hash and k.seen_at < :coarse)
                        select teammate_id from known
                        """)
                .param("store", token.storeId())
                .param("hash", token.hash())
                .param("now", Times.at(now))
                .param("idle", Times.at(now.minus(IDLE)))
                .param("old", Times.at(now.minus(IN_ALL)))
                .param("coarse", Times.at(now.minus(COARSELY)))
                .query(UUID.class)
                .optional();
    }
}
