package dev.grapevine.platform.work;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.Works.Declared;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was laid aside in a store, with its errors; and the way back. */
public final class DeadLetters {
    private static final int MOST = 200;
    private static final DeadLetter BEFORE_ALL =
            new DeadLetter(new UUID(-1, -1), 0, "", Instant.parse("9999-01-01T00:00:00Z"));

    private final Works works;
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Nudge nudge;

    DeadLetters(Works works, InStore inStore, JdbcClient jdbc, Clock clock, Nudge nudge) {
        this.works = works;
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
        this.nudge = nudge;
    }

    /** The names of all kinds of work. */
    public List<String> kinds() {
        return works.all().stream().map(work -> work.kind().name()).toList();
    }

    /**
     * Newest first.
     *
     * @param putAway those that were put away; else those that are not
     * @param after the last of the page before; null: the first page
     * @param limit 1 to 200
     * @throws IllegalArgumentException where there is no such kind
     */
    public List<DeadLetter> list(UUID storeId, String kind, boolean putAway, @Nullable DeadLetter after, int limit) {
        DeadLetter last = after == null ? BEFORE_ALL : after;
        String sql = """
                select id, due_attempts, coalesce(due_error, '') as error, due_dead_at from %s
                where store_id = :store and due_put_away = :away and (due_dead_at, id) < (:since, :id)
                order by due_dead_at desc, id desc limit :limit
                """.formatted(declared(kind).kind().table());
        return inStore.call(storeId, () -> jdbc.sql(sql)
                .param("store", storeId)
                .param("away", putAway)
                .param("since", Times.at(last.since()))
                .param("id", last.id())
                .param("limit", Math.clamp(limit, 1, MOST))
                .query((row, number) -> new DeadLetter(
                        row.getObject("id", UUID.class),
                        row.getInt("due_attempts"),
                        row.getString("error"),
                        Times.of(row, "due_dead_at")))
                .list());
    }

    /**
     * Makes a dead letter due now, put away or not, with all attempts before it; its error stays until it has worked.
     *
     * @return false where it is none (any more)
     * @throws IllegalArgumentException where there is no such kind
     */
    public boolean replay(UUID storeId, String kind, UUID id) {
        Declared work = declared(kind);
        String sql = """
                update %s
                set due_at = :now, due_attempts = 0, due_fence = due_fence + 1, due_dead_at = null, due_put_away = false
                where store_id = :store and id = :id and due_dead_at is not null
                """.formatted(work.kind().table());
        return inStore.call(storeId, () -> {
            int replayed = jdbc.sql(sql)
                    .param("now", Times.at(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                    .param("store", storeId)
                    .param("id", id)
                    .update();
            nudge.due(storeId, work.kind());
            return replayed == 1;
        });
    }

    /**
     * Takes a dead letter off the list of what is to be mended, and on demand all of its kind that have the same error. The rows
     * stay as they are: laid aside, with what they are about.
     *
     * @return how many; 0 where it is none, or was put away before
     * @throws IllegalArgumentException where there is no such kind
     */
    public int putAway(UUID storeId, String kind, UUID id, boolean allAlike) {
        String sql = """
                update %1$s t
                set due_put_away = true
                from %1$s one
                where one.store_id = :store and one.id = :id and one.due_dead_at is not null and not one.due_put_away
                  and t.store_id = :store and t.due_dead_at is not null and not t.due_put_away
                  and (t.id = one.id or (:all and t.due_error is not distinct from one.due_error))
                """.formatted(declared(kind).kind().table());
        return inStore.call(storeId, () -> jdbc.sql(sql)
                .param("store", storeId)
                .param("id", id)
                .param("all", allAlike)
                .update());
    }

    /**
     * Errors that several have, those of most first; at most 5.
     *
     * @throws IllegalArgumentException where there is no such kind
     */
    public List<AlikeLetters> alike(UUID storeId, String kind) {
        String sql = """
                select coalesce(due_error, '') as error, count(*) as letters, (array_agg(id))[1] as one from %s
                where store_id = :store and due_dead_at is not null and not due_put_away
                group by due_error
                having count(*) > 1
                order by count(*) desc, due_error limit 5
                """.formatted(declared(kind).kind().table());
        return inStore.call(storeId, () -> jdbc.sql(sql)
                .param("store", storeId)
                .query((row, _) -> new AlikeLetters(
                        row.getString("error"), row.getLong("letters"), row.getObject("one", UUID.class)))
                .list());
    }

    private Declared declared(String kind) {
        return works.find(kind).orElseThrow(() -> new IllegalArgumentException("No kind of work is named " + kind));
    }
}
