package dev.grapevine.webhook;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.webhook.EventRows.Listener;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code webhook_delivery}. */
@Component
final class DeliveryRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Nudge nudge;
    private final EndpointRows endpoints;

    DeliveryRows(JdbcClient jdbc, Nudge nudge, EndpointRows endpoints) {
        this.jdbc = jdbc;
        this.nudge = nudge;
        this.endpoints = endpoints;
    }

    private record Fresh(UUID id, UUID endpoint, UUID event) {}

    /** One for each event and listener that hears it, due now; one statement, or none where nobody listens. */
    void add(UUID storeId, List<Event> events, List<Listener> listeners, Instant now) {
        List<Fresh> fresh = new ArrayList<>();
        for (Event event : events) {
            for (Listener listener : listeners) {
                if (listener.hears(event)) {
                    fresh.add(new Fresh(Ids.newId(), listener.id(), event.id()));
                }
            }
        }
        if (!fresh.isEmpty()) {
            insert(storeId, fresh, now);
        }
    }

    /** An endpoint that somebody removes at this moment gets none. */
    private void insert(UUID storeId, List<Fresh> fresh, Instant now) {
        jdbc.sql("""
                        with there as (
                          select id from webhook_endpoint
                          where store_id = :store and id = any(:endpoints) for key share)
                        insert into webhook_delivery (store_id, id, endpoint_id, event_id, state, due_at)
                        select :store, d.id, d.endpoint, d.event, 'pending', :now
                        from unnest(:ids, :endpoints, :events) as d (id, endpoint, event)
                        join there t on t.id = d.endpoint
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(fresh, Fresh::id))
                .param("endpoints", Columns.uuids(fresh, Fresh::endpoint))
                .param("events", Columns.uuids(fresh, Fresh::event))
                .param("now", Times.at(now))
                .update();
        nudge.due(storeId, SendDeliveries.KIND);
    }

    /** What is to be sent. */
    Optional<Outgoing> take(UUID storeId, UUID id, Instant now) {
        return jdbc.sql("""
                        select d.endpoint_id, p.url, p.state, p.secret, p.secret_before, p.before_until,
                               e.id, e.type, e.about, e.data, e.happened_at
                        from webhook_delivery d
                        join webhook_endpoint p on p.store_id = :store and p.id = d.endpoint_id
                        join event e on e.store_id = :store and e.id = d.event_id
                        where d.store_id = :store and d.id = :id
                        """)
                .param("store", storeId)
                .param("id", id)
                .query((row, _) -> outgoing(storeId, row, now))
                .optional();
    }

    private Outgoing outgoing(UUID storeId, ResultSet row, Instant now) throws SQLException {
        UUID endpoint = row.getObject("endpoint_id", UUID.class);
        List<dev.grapevine.platform.secret.Secret> secrets = new ArrayList<>();
        secrets.add(endpoints.open(storeId, endpoint, row.getBytes("secret")));
        @Nullable Instant until = Times.orNull(row, "before_until");
        if (until != null && now.isBefore(until)) {
            secrets.add(endpoints.open(storeId, endpoint, row.getBytes("secret_before")));
        }
        return new Outgoing(
                endpoint,
                row.getString("url"),
                row.getString("state").equals("enabled"),
                secrets,
                EventRows.event(row));
    }

    /** Notes a call, and how it ended where it has. */
    void tried(UUID storeId, UUID id, Attempt attempt, Delivery.State state, @Nullable Instant endedAt) {
        jdbc.sql("""
                        update webhook_delivery
                        set attempts = case when jsonb_array_length(attempts) < 20 then attempts else attempts - 0 end
                                       || cast(:attempt as jsonb),
                            state = :state, ended_at = cast(:ended as timestamptz)
                        where store_id = :store and id = :id
                        """)
                .param("store", storeId)
                .param("id", id)
                .param("attempt", JSON.writeValueAsString(attempt))
                .param("state", state.code())
                .param("ended", endedAt == null ? null : endedAt.toString())
                .update();
    }

    void cancelled(UUID storeId, UUID id, Instant now) {
        jdbc.sql("""
                        update webhook_delivery set state = 'cancelled', ended_at = :now
                        where store_id = :store and id = :id
                        """)
                .param("store", storeId)
                .param("id", id)
                .param("now", Times.at(now))
                .update();
    }

    /**
     * Notes how an endpoint fares.
     *
     * @return since when it fails, or null where it does not
     */
    @Nullable
    Instant fares(UUID storeId, UUID endpoint, boolean well, Instant now) {
        String where = well ? " and failing_since is not null" : "";
        return jdbc.sql("""
                        update webhook_endpoint
                        set failing_since = case when :well then null else coalesce(failing_since, :now) end
                        where store_id = :store and id = :id
                        """ + where + " returning failing_since")
                .param("store", storeId)
                .param("id", endpoint)
                .param("well", well)
                .param("now", Times.at(now))
                .query((row, _) -> Optional.ofNullable(Times.orNull(row, "failing_since")))
                .optional()
                .flatMap(since -> since)
                .orElse(null);
    }

    /** Sends it once more, whatever became of it. False where there is none. */
    boolean replay(UUID storeId, UUID endpoint, UUID event, Instant now) {
        boolean there = jdbc.sql("""
                        update webhook_delivery
                        set state = 'pending', ended_at = null, due_at = :now, due_attempts = 0,
                            due_fence = due_fence + 1, due_error = null, due_dead_at = null
                        where store_id = :store and endpoint_id = :endpoint and event_id = :event
                        """)
                        .param("store", storeId)
                        .param("endpoint", endpoint)
                        .param("event", event)
                        .param("now", Times.at(now))
                        .update()
                == 1;
        nudge.due(storeId, SendDeliveries.KIND);
        return there;
    }

    /** Newest event first, and one more than the limit. */
    List<Delivery> list(UUID storeId, UUID endpoint, Limit limit, @Nullable Cursor after) {
        return jdbc.sql("""
                        select case when d.due_dead_at is null then d.state else 'failed' end as state,
                               d.due_at, coalesce(d.ended_at, d.due_dead_at) as ended_at, d.attempts,
                               e.id, e.type, e.about, e.data, e.happened_at
                        from webhook_delivery d
                        join event e on e.store_id = :store and e.id = d.event_id
                        where d.store_id = :store and d.endpoint_id = :endpoint
                          and (cast(:after as uuid) is null or d.event_id < :after)
                        order by d.event_id desc
                        limit :limit
                        """)
                .param("store", storeId)
                .param("endpoint", endpoint)
                .param("after", after == null ? null : after.id())
                .param("limit", limit.andOneMore())
                .query((row, _) -> new Delivery(
                        EventRows.event(row),
                        Delivery.State.ofCode(Objects.requireNonNull(row.getString("state"))),
                        Times.orNull(row, "due_at"),
                        Times.orNull(row, "ended_at"),
                        Arrays.asList(JSON.readValue(row.getString("attempts"), Attempt[].class))))
                .list();
    }
}
