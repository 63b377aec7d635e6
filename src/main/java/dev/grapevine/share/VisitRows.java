package dev.grapevine.share;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of visits; always within a transaction of the store. */
final class VisitRows {

    private static final int LONGEST_USER_AGENT = 400;

    private final JdbcClient jdbc;

    VisitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row with the secret of its token. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared by equals
    record Kept(Visit visit, byte[] secret) {}

    /** Finds the link and the program, and adds the visit where it counts; nothing where there is no such link. */
    Optional<Arrived> insert(UUID storeId, VisitToken token, Arrival arrival, Traffic traffic, Instant now) {
        return jdbc.sql("""
                        with link as (
                            select a.id as advocate_id, a.customer_id, p.id as program_id
                            from advocate a
                            left join lateral (
                                select id from program
                                where store_id = a.store_id and state = 'live'
                                  and (starts_at is null or starts_at <= :now) and (ends_at is null or ends_at > :now)
                                order by live_at desc, id desc
                                limit 1) p on true
                            where a.store_id = :store and a.link_token = :token and a.state = 'active'
                        ), made as (
                            insert into visit (store_id, id, secret, advocate_id, program_id, at, traffic, channel,
                                               network, device, user_agent)
                            select :store, :id, :secret, advocate_id, program_id, :now, :traffic, :channel,
                                   :network, :device, :agent
                            from link
                            where program_id is not null and customer_id is distinct from cast(:self as uuid)
                            returning id
                        )
                        select advocate_id, program_id, customer_id is not distinct from cast(:self as uuid) as own
                        from link
                        """)
                .param("store", storeId)
                .param("token", ShareLinks.normal(arrival.linkToken()))
                .param("id", token.id())
                .param("secret", token.secret())
                .param("now", Times.at(now))
                .param("traffic", traffic.code())
                .param(
                        "channel",
                        arrival.channel() == null ? null : arrival.channel().code())
                .param("network", arrival.network())
                .param("device", arrival.device())
                .param("agent", cut(arrival.userAgent()))
                .param("self", arrival.signedIn())
                .query((row, _) -> arrived(row, token, arrival, traffic, now))
                .optional();
    }

    Map<UUID, Kept> find(UUID storeId, Collection<UUID> ids) {
        Map<UUID, Kept> found = new HashMap<>();
        jdbc.sql("""
                        select id, secret, advocate_id, program_id, at, traffic, channel, network, device, user_agent
                        from visit
                        where store_id = :store and id = any(cast(:ids as uuid[]))
                        limit 1000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .query((row, _) -> new Kept(visit(row), row.getBytes("secret")))
                .list()
                .forEach(kept -> found.put(kept.visit().id(), kept));
        return found;
    }

    /** How many people came by an advocate's link since then. */
    long people(UUID storeId, UUID advocateId, Instant since) {
        return jdbc.sql("""
                        select count(*) from visit
                        where store_id = :store and advocate_id = :advocate and traffic = 'person' and at >= :since
                        """)
                .param("store", storeId)
                .param("advocate", advocateId)
                .param("since", Times.at(since))
                .query(Long.class)
                .single();
    }

    private static Arrived arrived(ResultSet row, VisitToken token, Arrival arrival, Traffic traffic, Instant now)
            throws SQLException {
        var advocateId = row.getObject("advocate_id", UUID.class);
        @Nullable UUID programId = row.getObject("program_id", UUID.class);
        if (row.getBoolean("own")) {
            return new Arrived.OwnLink(advocateId);
        }
        if (programId == null) {
            return new Arrived.Closed(advocateId);
        }
        var visit = new Visit(
                token.id(),
                advocateId,
                programId,
                now,
                traffic,
                arrival.channel(),
                arrival.network(),
                arrival.device(),
                cut(arrival.userAgent()));
        return traffic == Traffic.PERSON ? new Arrived.Visited(visit, token.text()) : new Arrived.CountedApart(visit);
    }

    private static Visit visit(ResultSet row) throws SQLException {
        @Nullable String channel = row.getString("channel");
        return new Visit(
                row.getObject("id", UUID.class),
                row.getObject("advocate_id", UUID.class),
                row.getObject("program_id", UUID.class),
                Times.of(row, "at"),
                Traffic.valueOf(row.getString("traffic").toUpperCase(Locale.ROOT)),
                channel == null ? null : Channel.of(channel).orElseThrow(),
                row.getString("network"),
                row.getString("device"),
                row.getString("user_agent"));
    }

    /** Without what the database can't hold, and no longer than anybody needs. */
    private static @Nullable String cut(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        var clean = userAgent.replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), LONGEST_USER_AGENT));
    }
}
