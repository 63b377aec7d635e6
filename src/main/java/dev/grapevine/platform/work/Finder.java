package dev.grapevine.platform.work;

import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The only look across stores: which have work of a kind due, and since when. It runs as a role that may read nothing but
 * store ids and due times, and locks nothing. One statement that Citus sends to every shard.
 */
final class Finder {
    private static final int PAGE = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * A store with work.
     *
     * @param since when its oldest row became due
     * @param rows how many are due
     */
    record Found(UUID storeId, Instant since, long rows) {}

    Finder(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All stores with work of the kind, read a page at a time. */
    List<Found> look(WorkKind kind, WorkFigures figures) {
        Instant now = clock.instant();
        List<Found> all = new ArrayList<>();
        List<Found> page;
        do {
            page = page(kind, now, all.isEmpty() ? BEFORE_ALL : all.getLast().storeId());
            all.addAll(page);
        } while (page.size() == PAGE);
        figures.seen(
                all.stream().mapToLong(Found::rows).sum(),
                Duration.between(
                        all.stream().map(Found::since).min(Instant::compareTo).orElse(now), now));
        return all;
    }

    private List<Found> page(WorkKind kind, Instant now, UUID after) {
        return jdbc.sql("""
                        select store_id, min(due_at) as since, count(*) as due from %s
                        where store_id > :after and due_at <= :now
                        group by store_id order by store_id limit %d
                        """.formatted(kind.table(), PAGE))
                .param("after", after)
                .param("now", Times.at(now))
                .query((row, number) ->
                        new Found(row.getObject("store_id", UUID.class), Times.of(row, "since"), row.getLong("due")))
                .list();
    }
}
