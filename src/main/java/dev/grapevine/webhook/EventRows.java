package dev.grapevine.webhook;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.PeopleNamed;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code event}. */
@Component
final class EventRows {
    /** Long enough to catch up after a holiday; what must be kept longer is in the resources themselves. */
    static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;

    EventRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An endpoint that listens, and to what; null: to everything. */
    record Listener(UUID id, @Nullable List<String> types) {
        boolean hears(Event event) {
            return types == null || types.contains(event.type());
        }
    }

    private record Naming(UUID person, UUID event) {}

    /**
     * Writes them down, and whom they name, in one statement.
     *
     * @return who is to be told, so that a store without endpoints pays for nothing more
     */
    List<Listener> insert(UUID storeId, List<Event> events) {
        List<Naming> naming = events.stream()
                .flatMap(event -> PeopleNamed.in(event.data()).stream().map(person -> new Naming(person, event.id())))
                .toList();
        return jdbc.sql("""
                        with told as (
                          insert into event (store_id, id, type, about, data, happened_at, due_at)
                          select :store, e.id, e.type, e.about, cast(e.data as jsonb), cast(e.at as timestamptz),
                                 cast(e.until as timestamptz)
                          from unnest(:ids, :types, :abouts, :data, :ats, :untils)
                               as e (id, type, about, data, at, until)),
                        naming as (
                          insert into event_person (store_id, person, event_id)
                          select :store, n.person, n.event_id from unnest(:people, :naming) as n (person, event_id))
                        select id, types from webhook_endpoint
                        where store_id = :store and state = 'enabled'
                        order by id limit 100
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(events, Event::id))
                .param("types", Columns.texts(events, Event::type))
                .param("abouts", Columns.texts(events, Event::about))
                .param("data", Columns.texts(events, Event::data))
                .param("ats", Columns.texts(events, Event::happenedAt))
                .param("people", Columns.uuids(naming, Naming::person))
                .param("naming", Columns.uuids(naming, Naming::event))
                .param("untils", Columns.texts(events, event -> event.happenedAt()
                        .plus(KEPT)))
                .query((row, _) -> new Listener(row.getObject("id", UUID.class), types(row)))
                .list();
    }

    static @Nullable List<String> types(ResultSet row) throws SQLException {
        @Nullable Array types = row.getArray("types");
        return types == null ? null : List.of((String[]) types.getArray());
    }

    /** Newest first, and one more than the limit. */
    List<Event> list(UUID storeId, @Nullable EventType type, Limit limit, @Nullable Cursor after) {
        return jdbc.sql("""
                        select id, type, about, data, happened_at
                        from event
                        where store_id = :store
                          and (cast(:after as uuid) is null or id < :after)
                        """ + (type == null ? "" : "and type = :type") + """

                        order by store_id desc, id desc
                        limit :limit
                        """)
                .param("store", storeId)
                .params(type == null ? Map.of() : Map.of("type", type.code()))
                .param("after", after == null ? null : after.id())
                .param("limit", limit.andOneMore())
                .query((row, _) -> event(row))
                .list();
    }

    static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("about"),
                row.getString("data"),
                Times.of(row, "happened_at"));
    }

    /** With the deliveries of each, and whom it names. */
    void forget(UUID storeId, List<UUID> ids) {
        jdbc.sql("""
                        with naming as (
                          delete from event_person where store_id = :store and event_id = any(:ids))
                        delete from event where store_id = :store and id = any(:ids)
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(new ArrayList<>(ids), id -> id))
                .update();
    }
}
