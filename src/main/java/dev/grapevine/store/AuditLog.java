package dev.grapevine.store;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did what to the store, for ever: the application's role may add and read, and nothing else. An entry is written in
 * the transaction of its change, so that there is one exactly when the change was made.
 */
@Component
public class AuditLog {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    public AuditLog(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes an entry; call it in the transaction of the change.
     *
     * @param before everything worth showing of the subject as it was, never a secret; only what changed is kept
     * @param after the same as it is now
     */
    public void record(
            UUID storeId,
            Actor by,
            String action,
            String subject,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        inStore.run(storeId, () -> jdbc.sql("""
                        insert into audit_entry (store_id, id, actor_kind, actor_id, actor_name, action, subject,
                                                 before, after, request_id, at)
                        values (:store, :id, :kind, :actor, :name, :action, :subject,
                                cast(:before as jsonb), cast(:after as jsonb), :request, :at)
                        """)
                .param("store", storeId)
                .param("id", Ids.newId())
                .param("kind", by.kind().code())
                .param("actor", by.id())
                .param("name", by.name())
                .param("action", action)
                .param("subject", subject)
                .param("before", changed(before, after))
                .param("after", changed(after, before))
                .param("request", by.requestId())
                .param("at", Times.at(clock.instant()))
                .update());
    }

    /** What was done, newest first. */
    public Page<AuditEntry> list(UUID storeId, Limit limit, @Nullable Cursor after) {
        return inStore.call(
                storeId,
                () -> Page.of(
                        jdbc.sql("""
                                        select id, actor_kind, actor_id, actor_name, action, subject, before, after,
                                               request_id, at
                                        from audit_entry
                                        where store_id = :store and (cast(:after as uuid) is null or id < :after)
                                        order by store_id desc, id desc
                                        limit :limit
                                        """)
                                .param("store", storeId)
                                .param("after", after == null ? null : after.id())
                                .param("limit", limit.andOneMore())
                                .query(AuditLog::entry)
                                .list(),
                        limit,
                        entry -> Cursor.by(entry.id())));
    }

    /** The fields of one side that differ from the other, as JSON; null where there are none. */
    private static @Nullable String changed(
            Map<String, ? extends @Nullable Object> shown, Map<String, ? extends @Nullable Object> other) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        shown.forEach((field, value) -> {
            if (!Objects.equals(value, other.get(field))) {
                changed.put(field, value);
            }
        });
        return changed.isEmpty() ? null : JSON.writeValueAsString(changed);
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        Actor by = new Actor(
                Actor.Kind.valueOf(row.getString("actor_kind").toUpperCase(Locale.ROOT)),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("request_id"));
        return new AuditEntry(
                row.getObject("id", UUID.class),
                by,
                row.getString("action"),
                row.getString("subject"),
                fields(row.getString("before")),
                fields(row.getString("after")),
                Times.of(row, "at"));
    }

    private static Map<String, @Nullable Object> fields(@Nullable String json) {
        return json == null ? new HashMap<>() : JSON.readValue(json, MAP);
    }
}
