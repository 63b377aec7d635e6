package dev.grapevine.platform.work;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of a store's work is to be done. */
public final class Backlog {
    private final Works works;
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    Backlog(Works works, InStore inStore, JdbcClient jdbc, Clock clock) {
        this.works = works;
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How much of a kind is there.
     *
     * @param kind its name
     * @param callsOutside whether it calls somebody else's server; a row whose call is under way is not counted as due
     * @param due how many rows wait now
     * @param dead how many were laid aside ({@link DeadLetters}) and not put away
     */
    public record Waiting(String kind, boolean callsOutside, long due, long dead) {}

    /** Every kind, as of one moment: what one kind hands on to another is in one of them. */
    public List<Waiting> of(UUID storeId) {
        String sql = works.all().stream()
                .map(work -> """
                        select '%s' as kind, %b as calls_outside,
                               (select count(*) from %s where store_id = :store and due_at <= :now) as due,
                               (select count(*) from %s where store_id = :store
                                  and due_dead_at is not null and not due_put_away) as dead
                        """.formatted(
                                work.kind().name(),
                                work.work() instanceof LeasedWork,
                                work.kind().table(),
                                work.kind().table()))
                .collect(Collectors.joining("union all\n"));
        return inStore.call(storeId, () -> jdbc.sql(sql)
                .param("store", storeId)
                .param("now", Times.at(clock.instant()))
                .query((row, _) -> new Waiting(
                        row.getString("kind"),
                        row.getBoolean("calls_outside"),
                        row.getLong("due"),
                        row.getLong("dead")))
                .list());
    }
}
