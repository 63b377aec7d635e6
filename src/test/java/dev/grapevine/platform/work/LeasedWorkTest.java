package dev.grapevine.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class LeasedWorkTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final UUID store = UUID.randomUUID();
    private final Parcels parcels = new Parcels(database);

    @Test
    void theCallIsMadeOutsideAnyTransactionWithTheClaimCommitted() {
        UUID id = parcels.due(store, 1).getFirst();
        Instant end = parcels.clock.instant().plus(Parcels.KIND.lease());
        WorkRunner runner = parcels.runner(parcels.leased(lease -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isFalse();
            assertThat(parcels.row(store, id)).isEqualTo(new Parcels.Row(0, end, 1, 1, null, false));
            assertThat(lease).isEqualTo(new Lease(store, id, 1, 1, end));
            return sent(lease);
        }));

        assertThat(runner.runDue()).isEqualTo(1);

        assertThat(parcels.row(store, id)).isEqualTo(new Parcels.Row(1, null, 0, 2, null, false));
    }

    @Test
    void theCallsOfABatchAreMadeAtOnce() {
        parcels.due(store, 10);
        CyclicBarrier all = new CyclicBarrier(10);
        WorkRunner runner = parcels.runner(parcels.leased(lease -> {
            await(all);
            return sent(lease);
        }));

        assertThat(runner.runDue()).isEqualTo(10);
        assertThat(parcels.count("worked = 1 and due_at is null")).isEqualTo(10);
    }

    @Test
    @DisplayName("Invariant 13: a worker that stalls past its lease cannot complete what another has taken over")
    void aWorkerThatStallsPastItsLeaseCannotCompleteWhatAnotherHasTakenOver() throws InterruptedException {
        UUID id = parcels.due(store, 1).getFirst();
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        AtomicInteger recordedByTheStalled = new AtomicInteger();
        WorkRunner first = parcels.runner(parcels.leased(lease -> {
            stalled.countDown();
            await(wake);
            return () -> {
                recordedByTheStalled.incrementAndGet();
                return Outcome.dead("by the stalled one");
            };
        }));
        Thread stalling = Thread.ofVirtual().start(first::runDue);
        await(stalled);
        parcels.clock.move(Parcels.KIND.lease());

        WorkRunner second = parcels.runner(parcels.leased(lease -> {
            assertThat(lease.attempt()).isEqualTo(2);
            return sent(lease);
        }));
        assertThat(second.runDue()).isEqualTo(1);
        Parcels.Row taken = parcels.row(store, id);
        wake.countDown();
        stalling.join();

        assertThat(recordedByTheStalled).hasValue(0);
        assertThat(parcels.row(store, id)).isEqualTo(taken);
        assertThat(taken.worked()).isEqualTo(1);
        assertThat(parcels.counted("lost")).isEqualTo(1);
    }

    @Test
    void aStalledWorkersFailureIsNotRecordedEither() throws InterruptedException {
        UUID id = parcels.due(store, 1).getFirst();
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        WorkRunner first = parcels.runner(parcels.leased(lease -> {
            stalled.countDown();
            await(wake);
            throw new IllegalStateException("timed out");
        }));
        Thread stalling = Thread.ofVirtual().start(first::runDue);
        await(stalled);
        parcels.clock.move(Parcels.KIND.lease());
        parcels.runner(parcels.leased(this::sent)).runDue();
        wake.countDown();
        stalling.join();

        assertThat(parcels.row(store, id)).isEqualTo(new Parcels.Row(1, null, 0, 3, null, false));
    }

    @Test
    void aCallThatFailsIsMadeAgainLaterAndAtLastLaidAside() {
        UUID id = parcels.due(store, 1).getFirst();
        AtomicInteger calls = new AtomicInteger();
        WorkRunner runner = parcels.runner(parcels.leased(lease -> {
            assertThat(lease.attempt()).isEqualTo(calls.incrementAndGet());
            throw new IllegalStateException("refused");
        }));

        for (int attempt = 1; attempt <= 5; attempt++) {
            runner.runDue();
            parcels.clock.move(Duration.ofMinutes(2));
        }

        assertThat(calls).hasValue(3);
        assertThat(parcels.row(store, id).dead()).isTrue();
        assertThat(parcels.row(store, id).error()).contains("refused");
    }

    @Test
    void whatTheRecordingWroteGoesWithItsFailure() {
        UUID id = parcels.due(store, 1).getFirst();
        parcels.runner(parcels.leased(lease -> () -> {
                    parcels.work(store, List.of(id));
                    throw new IllegalStateException("could not be written down");
                }))
                .runDue();

        assertThat(parcels.row(store, id).worked()).isZero();
        assertThat(parcels.row(store, id).error()).contains("could not be written down");
    }

    @Test
    void aRowThatEndsTheProcessAtEachAttemptIsLaidAsideToo() {
        UUID id = parcels.due(store, 1).getFirst();
        parcels.owner.sql("update parcel set due_attempts = 3, due_fence = 3").update();
        AtomicInteger calls = new AtomicInteger();
        parcels.runner(parcels.leased(lease -> {
                    calls.incrementAndGet();
                    return sent(lease);
                }))
                .runDue();

        assertThat(calls).hasValue(0);
        assertThat(parcels.row(store, id).dead()).isTrue();
        assertThat(parcels.row(store, id).error()).contains("lease");
    }

    @Test
    void aRowCancelledDuringItsCallStaysCancelledAndTheCallIsStillRecorded() {
        UUID id = parcels.due(store, 1).getFirst();
        parcels.runner(parcels.leased(lease -> {
                    parcels.owner.sql("update parcel set due_at = null").update();
                    return () -> {
                        parcels.work(store, List.of(id));
                        return Outcome.retry("again, if it were not cancelled");
                    };
                }))
                .runDue();

        assertThat(parcels.row(store, id).dueAt()).isNull();
        assertThat(parcels.row(store, id).worked()).isEqualTo(1);
    }

    @Test
    void whatNeedsNoCallIsWorkedOnInTheClaimsTransactionAndTheRestIsCalledFor() {
        List<UUID> ids = parcels.due(store, 4);
        List<UUID> called = new CopyOnWriteArrayList<>();
        WorkRunner runner = parcels.runner(parcels.leased(
                leases -> {
                    assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                            .isTrue();
                    List<UUID> here = leases.stream().map(Lease::id).limit(3).toList();
                    parcels.work(store, here);
                    return Outcome.forAll(here, Outcome.done());
                },
                lease -> {
                    called.add(lease.id());
                    return sent(lease);
                }));

        assertThat(runner.runDue()).isEqualTo(4);

        assertThat(called).containsExactly(ids.getLast());
        assertThat(parcels.count("store_id = '" + store + "' and worked = 1 and due_at is null"))
                .isEqualTo(4);
    }

    @Test
    void whereThatFailsNothingOfItStaysAndEachIsCalledForByItself() {
        parcels.due(store, 3);
        List<Lease> called = new CopyOnWriteArrayList<>();
        WorkRunner runner = parcels.runner(parcels.leased(
                leases -> {
                    parcels.work(store, leases.stream().map(Lease::id).toList());
                    throw new IllegalStateException("one of them can't be worked on");
                },
                lease -> {
                    called.add(lease);
                    return sent(lease);
                }));

        assertThat(runner.runDue()).isEqualTo(3);

        assertThat(called).hasSize(3).allSatisfy(lease -> assertThat(lease.attempt())
                .isEqualTo(1));
        assertThat(parcels.count("store_id = '" + store + "' and worked = 1 and due_at is null"))
                .isEqualTo(3);
    }

    @Test
    void whatFailedBeforeIsAlwaysCalledForByItself() {
        UUID failed = parcels.due(store, 2).getFirst();
        parcels.owner
                .sql("update parcel set due_attempts = 1 where id = :id")
                .param("id", failed)
                .update();
        List<UUID> together = new CopyOnWriteArrayList<>();
        parcels.runner(parcels.leased(
                        leases -> {
                            leases.forEach(lease -> together.add(lease.id()));
                            return Map.of();
                        },
                        this::sent))
                .runDue();

        assertThat(together).hasSize(1).doesNotContain(failed);
    }

    private LeasedWork.Recording sent(Lease lease) {
        return () -> {
            parcels.work(lease.storeId(), List.of(lease.id()));
            return Outcome.done();
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
