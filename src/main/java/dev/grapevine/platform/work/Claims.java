package dev.grapevine.platform.work;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements of one kind of work: constant text, local to one store, run inside its transaction. Rows that another
 * worker holds are stepped over, never waited for. {@code no key update} lets others refer to a row meanwhile. Rows that came
 * due at one moment go by their ids, so that what was told together is worked on as it was told.
 */
final class Claims {
    private final JdbcClient jdbc;
    private final String lock;
    private final String lockOne;
    private final String lease;
    private final String hold;
    private final String settle;

    /** @param dueAt when it was due; for a leased row, when the lease ends */
    record Claimed(UUID id, Instant dueAt, long fence, int attempts) {}

    Claims(WorkKind kind, JdbcClient jdbc) {
        this.jdbc = jdbc;
        // The limit is part of the text, so that also a generic plan walks the index and stops early.
        lock = """
                select id, due_at, due_fence, due_attempts from %s
                where store_id = :store and due_at >= :from and due_at <= :now
                order by due_at, id limit %d for no key update skip locked
                """.formatted(kind.table(), kind.batch());
        lockOne = """
                select id, due_at, due_fence, due_attempts from %s
                where store_id = :store and id = :id and due_at <= :now
                for no key update skip locked
                """.formatted(kind.table());
        lease = """
                with due as (
                  select id, due_at as was_due from %1$s
                  where store_id = :store and due_at >= :from and due_at <= :now
                  order by due_at, id limit %2$d for no key update skip locked)
                update %1$s t
                set due_at = :until, due_fence = t.due_fence + 1, due_attempts = t.due_attempts + 1
                from due
                where t.store_id = :store and t.id = due.id
                returning t.id, due.was_due, t.due_at, t.due_fence, t.due_attempts
                """.formatted(kind.table(), kind.batch());
        hold = """
                select id from %s
                where store_id = :store and id = :id and due_fence = :fence
                for no key update
                """.formatted(kind.table());
        // Where the row's owner cancelled it or put it off meanwhile, due_at is another and what the owner set stands.
        settle = """
                update %s t
                set due_at = s.due_at, due_attempts = s.attempts, due_fence = t.due_fence + 1,
                    due_error = s.error, due_dead_at = s.dead_at, due_put_away = false
                from unnest(cast(:ids as uuid[]), cast(:fences as bigint[]), cast(:seen as timestamptz[]),
                            cast(:dues as timestamptz[]), cast(:attempts as int[]), cast(:errors as text[]),
                            cast(:deads as timestamptz[]))
                     as s (id, fence, seen, due_at, attempts, error, dead_at)
                where t.store_id = :store and t.id = s.id and t.due_fence = s.fence and t.due_at = s.seen
                """.formatted(kind.table());
    }

    /** Locks the oldest due rows for the rest of the transaction. */
    List<Claimed> lock(UUID storeId, Instant from, Instant now) {
        return jdbc.sql(lock)
                .param("store", storeId)
                .param("from", Times.at(from))
                .param("now", Times.at(now))
                .query(Claims::claimed)
                .list();
    }

    Optional<Claimed> lockOne(UUID storeId, UUID id, Instant now) {
        return jdbc.sql(lockOne)
                .param("store", storeId)
                .param("id", id)
                .param("now", Times.at(now))
                .query(Claims::claimed)
                .optional();
    }

    /** Takes the oldest due rows until a moment, counting the attempt; they are ours once the transaction commits. */
    List<Leased> lease(UUID storeId, Instant from, Instant now, Instant until) {
        return jdbc.sql(lease)
                .param("store", storeId)
                .param("from", Times.at(from))
                .param("now", Times.at(now))
                .param("until", Times.at(until))
                .query((row, number) -> new Leased(claimed(row, number), Times.of(row, "was_due")))
                .list();
    }

    record Leased(Claimed row, Instant wasDue) {}

    /** Holds the row for the rest of the transaction, if nobody has claimed it since. */
    boolean hold(Lease lease) {
        return jdbc.sql(hold)
                .param("store", lease.storeId())
                .param("id", lease.id())
                .param("fence", lease.fence())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void settle(UUID storeId, List<Settlement> rows) {
        jdbc.sql(settle)
                .param("store", storeId)
                .param("ids", Columns.texts(rows, Settlement::id))
                .param("fences", Columns.texts(rows, Settlement::fence))
                .param("seen", Columns.texts(rows, Settlement::seen))
                .param("dues", Columns.texts(rows, Settlement::dueAt))
                .param("attempts", Columns.texts(rows, Settlement::attempts))
                .param("errors", Columns.texts(rows, Settlement::error))
                .param("deads", Columns.texts(rows, Settlement::deadAt))
                .update();
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getObject("id", UUID.class),
                Times.of(row, "due_at"),
                row.getLong("due_fence"),
                row.getInt("due_attempts"));
    }
}
