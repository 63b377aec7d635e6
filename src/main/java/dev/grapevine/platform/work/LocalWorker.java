package dev.grapevine.platform.work;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Claims.Claimed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claim, work and outcome in one transaction; where it fails, row by row, and the failed row's record in one of its own. */
final class LocalWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(LocalWorker.class);

    private final LocalWork work;
    private final WorkKind kind;
    private final Claims claims;
    private final InStore inStore;
    private final Clock clock;
    private final RandomGenerator random;
    private final WorkFigures figures;

    LocalWorker(
            LocalWork work, Claims claims, InStore inStore, Clock clock, RandomGenerator random, WorkFigures figures) {
        this.work = work;
        this.kind = work.kind();
        this.claims = claims;
        this.inStore = inStore;
        this.clock = clock;
        this.random = random;
        this.figures = figures;
    }

    @Override
    public WorkKind kind() {
        return kind;
    }

    @Override
    public Turn turn(UUID storeId, Instant from) {
        Instant now = now();
        List<Claimed> rows = new ArrayList<>();
        try {
            figures.count(inStore.call(storeId, () -> {
                rows.addAll(claims.lock(storeId, from, now));
                return rows.isEmpty() ? List.of() : worked(storeId, rows, now);
            }));
        } catch (Throwable e) {
            if (rows.isEmpty() || Stopping.isWhy(e)) {
                throw e;
            }
            if (rows.size() == 1) {
                failed(storeId, rows.getFirst(), now, e);
            } else {
                LOG.debug("A batch of {} failed and is tried row by row", kind.name(), e);
                rows.forEach(row -> alone(storeId, row.id(), now));
            }
        }
        return rows.isEmpty()
                ? Turn.NOTHING
                : Turn.of(rows.size(), kind.batch(), rows.getLast().dueAt());
    }

    private void alone(UUID storeId, UUID id, Instant now) {
        List<Claimed> held = new ArrayList<>(1);
        try {
            figures.count(inStore.call(storeId, () -> {
                Optional<Claimed> row = claims.lockOne(storeId, id, now);
                row.ifPresent(held::add);
                return row.isEmpty() ? List.of() : worked(storeId, held, now);
            }));
        } catch (Throwable e) {
            if (held.isEmpty() || Stopping.isWhy(e)) {
                throw e;
            }
            failed(storeId, held.getFirst(), now, e);
        }
    }

    private List<Settlement> worked(UUID storeId, List<Claimed> rows, Instant now) {
        Map<UUID, Outcome> outcomes =
                work.work(storeId, rows.stream().map(Claimed::id).toList());
        List<Settlement> settled =
                rows.stream().map(row -> settled(row, outcomes, now)).toList();
        claims.settle(storeId, settled);
        return settled;
    }

    private Settlement settled(Claimed row, Map<UUID, Outcome> outcomes, Instant now) {
        Outcome outcome = outcomes.get(row.id());
        if (outcome == null) {
            throw new IllegalStateException(work.getClass().getName() + " gave no outcome for row " + row.id());
        }
        return Settlement.of(outcome, row, row.attempts() + 1, now, kind.retries(), random);
    }

    /** Only if the row is as we saw it: another worker may have succeeded where we failed. */
    private void failed(UUID storeId, Claimed row, Instant now, Throwable e) {
        Settlement failure =
                Settlement.of(Outcome.retry(Why.of(e)), row, row.attempts() + 1, now, kind.retries(), random);
        inStore.run(storeId, () -> claims.settle(storeId, List.of(failure)));
        figures.failed(storeId, failure, e);
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
