package dev.grapevine.platform.work;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Claims.Claimed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What the workers of one kind of work have in common: its rows, the clock, and how an attempt ends. */
record Workplace(
        WorkKind kind, Claims claims, InStore inStore, Clock clock, RandomGenerator random, WorkFigures figures) {

    /** As exact as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @param attempts which attempt this was */
    Settlement end(Outcome outcome, Claimed row, int attempts, Instant now) {
        return Settlement.of(outcome, row, attempts, now, kind.retries(), random);
    }

    /** Only if the row is as we saw it: another worker may have succeeded where we failed. */
    void failed(UUID storeId, Claimed row, int attempts, Instant now, Throwable e) {
        Settlement failure = end(Outcome.retry(Why.of(e)), row, attempts, now);
        inStore.run(storeId, () -> claims.settle(storeId, List.of(failure)));
        figures.failed(storeId, failure, e);
    }
}
