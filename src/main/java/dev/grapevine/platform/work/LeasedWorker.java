package dev.grapevine.platform.work;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Claims.Claimed;
import dev.grapevine.platform.work.Claims.Leased;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lease rows in one transaction, in which those that need no call are worked on; make the calls of the others at once outside
 * any, and record each in a second one while it is ours.
 */
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
        Taken taken = take(storeId, from, now);
        List<Leased> rows = taken.rows();
        if (rows.isEmpty()) {
            return Turn.NOTHING;
        }
        place.figures().count(taken.settled());
        call(storeId, taken.toCall());
        Instant last =
                rows.stream().map(Leased::wasDue).max(Comparator.naturalOrder()).orElseThrow();
        return Turn.of(rows.size(), kind().batch(), last);
    }

    /** @param settled those that needed no call */
    private record Taken(List<Leased> rows, List<Settlement> settled) {
        List<Claimed> toCall() {
            Set<UUID> done = settled.stream().map(Settlement::id).collect(Collectors.toSet());
            return rows.stream()
                    .map(Leased::row)
                    .filter(row -> !done.contains(row.id()))
                    .toList();
        }
    }

    private Taken take(UUID storeId, Instant from, Instant now) {
        try {
            return inStore.call(storeId, () -> {
                List<Leased> rows = claims.lease(storeId, from, now, now.plus(kind().lease()));
                return new Taken(rows, settled(storeId, rows, now));
            });
        } catch (RuntimeException e) {
            if (Stopping.isWhy(e)) {
                throw e;
            }
            LOG.debug("A batch of {} failed and is called for row by row", kind().name(), e);
            return inStore.call(
                    storeId, () -> new Taken(claims.lease(storeId, from, now, now.plus(kind().lease())), List.of()));
        }
    }

    private List<Settlement> settled(UUID storeId, List<Leased> rows, Instant now) {
        Map<UUID, Claimed> fresh = new LinkedHashMap<>();
        rows.stream().map(Leased::row).filter(row -> row.attempts() == 1).forEach(row -> fresh.put(row.id(), row));
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<Settlement> settled = new ArrayList<>();
        work.withoutCall(
                        storeId,
                        fresh.values().stream().map(row -> lease(storeId, row)).toList())
                .forEach((id, outcome) -> {
                    Claimed row = Objects.requireNonNull(fresh.get(id), "it was not leased");
                    settled.add(place.end(outcome, row, row.attempts(), now));
                });
        if (!settled.isEmpty()) {
            claims.settle(storeId, settled);
        }
        return settled;
    }

    /** Waits for all calls; interrupted, it interrupts them and waits until they have given up. */
    private void call(UUID storeId, List<Claimed> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (ExecutorService calls = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("call-" + kind().name() + "-", 0).factory())) {
            rows.forEach(row -> calls.execute(() -> attempt(storeId, row)));
        }
    }

    private static Lease lease(UUID storeId, Claimed row) {
        return new Lease(storeId, row.id(), row.fence(), row.attempts(), row.dueAt());
    }

    private void attempt(UUID storeId, Claimed row) {
        Lease lease = lease(storeId, row);
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
