package dev.grapevine.platform.work;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Claims.Claimed;
import dev.grapevine.platform.work.Claims.Leased;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lease rows in one transaction, make their calls at once outside any, and record each in a second one while it is ours. */
final class LeasedWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedWorker.class);

    private final LeasedWork work;
    private final Workplace place;
    private final Claims claims;
    private final InStore inStore;

    LeasedWorker(LeasedWork work, Workplace place) {
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
        return true;
    }

    @Override
    public Turn turn(UUID storeId, Instant from) {
        Instant now = place.now();
        List<Leased> rows = inStore.call(storeId, () -> claims.lease(storeId, from, now, now.plus(kind().lease())));
        if (rows.isEmpty()) {
            return Turn.NOTHING;
        }
        // Closing waits for all calls; interrupted, it interrupts them and waits until they have given up.
        try (ExecutorService calls = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("call-" + kind().name() + "-", 0).factory())) {
            rows.forEach(row -> calls.execute(() -> attempt(storeId, row.row())));
        }
        Instant last =
                rows.stream().map(Leased::wasDue).max(Comparator.naturalOrder()).orElseThrow();
        return Turn.of(rows.size(), kind().batch(), last);
    }

    private void attempt(UUID storeId, Claimed row) {
        Lease lease = new Lease(storeId, row.id(), row.fence(), row.attempts(), row.dueAt());
        try {
            if (row.attempts() > kind().retries().attempts()) {
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
            Settlement end = place.end(recording.record(), row, row.attempts(), place.now());
            claims.settle(lease.storeId(), List.of(end));
            return List.of(end);
        });
        if (settled.isEmpty()) {
            place.figures().lost(lease);
        } else {
            place.figures().count(settled);
        }
    }

    private void failed(Lease lease, Claimed row, Throwable e) {
        try {
            place.failed(lease.storeId(), row, row.attempts(), place.now(), e);
        } catch (RuntimeException unrecorded) {
            // Nothing is lost: the row is due again when its lease ends.
            LOG.warn("A failed {} could not be recorded", kind().name(), unrecorded);
        }
    }
}
