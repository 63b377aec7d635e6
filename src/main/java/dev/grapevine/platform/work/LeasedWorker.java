package dev.grapevine.platform.work;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Claims.Claimed;
import dev.grapevine.platform.work.Claims.Leased;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lease rows in one transaction, make their calls at once outside any, and record each in a second one while it is ours. */
final class LeasedWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedWorker.class);

    private final LeasedWork work;
    private final WorkKind kind;
    private final Claims claims;
    private final InStore inStore;
    private final Clock clock;
    private final RandomGenerator random;
    private final WorkFigures figures;

    LeasedWorker(
            LeasedWork work, Claims claims, InStore inStore, Clock clock, RandomGenerator random, WorkFigures figures) {
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
        List<Leased> rows = inStore.call(storeId, () -> claims.lease(storeId, from, now, now.plus(kind.lease())));
        if (rows.isEmpty()) {
            return Turn.NOTHING;
        }
        // Closing waits for all calls; interrupted, it interrupts them and waits until they have given up.
        try (ExecutorService calls = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("call-" + kind.name() + "-", 0).factory())) {
            rows.forEach(row -> calls.execute(() -> attempt(storeId, row.row())));
        }
        Instant last =
                rows.stream().map(Leased::wasDue).max(Comparator.naturalOrder()).orElseThrow();
        return Turn.of(rows.size(), kind.batch(), last);
    }

    private void attempt(UUID storeId, Claimed row) {
        Lease lease = new Lease(storeId, row.id(), row.fence(), row.attempts(), row.dueAt());
        try {
            if (row.attempts() > kind.retries().attempts()) {
                // Nobody lived to record the failures: such a row may be what ends the process.
                recorded(
                        lease,
                        row,
                        () -> Outcome.dead("Given up: the lease of its last attempt ended without a result"));
            } else {
                recorded(lease, row, work.call(lease));
            }
        } catch (Throwable e) {
            if (!Stopping.isWhy(e)) {
                failed(lease, row, e);
            }
        }
    }

    private void recorded(Lease lease, Claimed row, LeasedWork.Recording recording) {
        List<Settlement> settled = inStore.call(lease.storeId(), () -> {
            if (!claims.hold(lease)) {
                return List.of();
            }
            Settlement end = Settlement.of(recording.record(), row, row.attempts(), now(), kind.retries(), random);
            claims.settle(lease.storeId(), List.of(end));
            return List.of(end);
        });
        if (settled.isEmpty()) {
            figures.lost(lease);
        } else {
            figures.count(settled);
        }
    }

    private void failed(Lease lease, Claimed row, Throwable e) {
        Settlement failure =
                Settlement.of(Outcome.retry(Why.of(e)), row, row.attempts(), now(), kind.retries(), random);
        try {
            inStore.run(lease.storeId(), () -> claims.settle(lease.storeId(), List.of(failure)));
            figures.failed(lease.storeId(), failure, e);
        } catch (RuntimeException unrecorded) {
            // Nothing is lost: the row is due again when its lease ends.
            LOG.warn("A failed {} could not be recorded", kind.name(), unrecorded);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
