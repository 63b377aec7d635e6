package dev.grapevine.platform.work;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Claims.Claimed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claim, work and outcome in one transaction; where it fails, row by row, and the failed row's record in one of its own. */
final class LocalWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(LocalWorker.class);

    private final LocalWork work;
    private final Workplace place;
    private final Claims claims;
    private final InStore inStore;

    LocalWorker(LocalWork work, Workplace place) {
        this.work = work;
        this.place = place;
        this.claims = place.claims();
        this.inStore = place.inStore();
    }

    @Override
    public WorkKind kind() {
        return place.kind();
    }

    @Override
    public boolean callsOutside() {
        return false;
    }

    @Override
    public Turn turn(UUID storeId, Instant from) {
        Instant now = place.now();
        List<Claimed> rows = new ArrayList<>();
        try {
            place.figures().count(inStore.call(storeId, () -> {
                rows.addAll(claims.lock(storeId, from, now));
                return rows.isEmpty() ? List.of() : worked(storeId, rows, now);
            }));
        } catch (Throwable e) {
            if (rows.isEmpty() || Stopping.isWhy(e)) {
                throw e;
            }
            if (rows.size() == 1) {
                place.failed(storeId, rows.getFirst(), rows.getFirst().attempts() + 1, now, e);
            } else {
                LOG.debug("A batch of {} failed and is tried row by row", kind().name(), e);
                rows.forEach(row -> alone(storeId, row.id(), now));
            }
        }
        return rows.isEmpty()
                ? Turn.NOTHING
                : Turn.of(rows.size(), kind().batch(), rows.getLast().dueAt());
    }

    private void alone(UUID storeId, UUID id, Instant now) {
        List<Claimed> held = new ArrayList<>(1);
        try {
            place.figures().count(inStore.call(storeId, () -> {
                Optional<Claimed> row = claims.lockOne(storeId, id, now);
                row.ifPresent(held::add);
                return row.isEmpty() ? List.of() : worked(storeId, held, now);
            }));
        } catch (Throwable e) {
            if (held.isEmpty() || Stopping.isWhy(e)) {
                throw e;
            }
            place.failed(storeId, held.getFirst(), held.getFirst().attempts() + 1, now, e);
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
        return place.end(outcome, row, row.attempts() + 1, now);
    }
}
