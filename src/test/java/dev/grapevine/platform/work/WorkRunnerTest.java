package dev.grapevine.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.platform.database.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkRunnerTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Parcels parcels = new Parcels(database);

    @Test
    void twoRunnersOnOneTableDoEachRowOnce() throws InterruptedException {
        List<UUID> stores = Stream.generate(UUID::randomUUID).limit(5).toList();
        stores.forEach(store -> parcels.due(store, 400));
        CountDownLatch left = new CountDownLatch(2_000);
        LocalWork work = parcels.local((s, batch) -> {
            Map<UUID, Outcome> done = done(s, batch);
            batch.forEach(id -> left.countDown());
            return done;
        });
        WorkSettings many = settings(Duration.ofMillis(50), 8);
        List<WorkRunner> runners = List.of(parcels.runner(work, many), parcels.runner(work, many));

        runners.forEach(WorkRunner::start);
        boolean all = left.await(60, TimeUnit.SECONDS);
        runners.forEach(WorkRunner::stop);

        assertThat(all).isTrue();
        assertThat(parcels.count("worked = 1 and due_at is null")).isEqualTo(2_000);
    }

    @Test
    void manyThreadsOnOneStoreDoEachRowOnce() throws InterruptedException {
        UUID store = UUID.randomUUID();
        parcels.due(store, 2_000);
        Worker worker =
                parcels.works(parcels.local(this::done)).all().iterator().next().worker();
        List<Thread> threads = IntStream.range(0, 16)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    while (worker.turn(store, Instant.EPOCH).rows() > 0) {
                        Thread.onSpinWait();
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        parcels.runner(parcels.local(this::done)).runDue();

        assertThat(parcels.count("worked = 1 and due_at is null")).isEqualTo(2_000);
    }

    @Test
    void aNoisyStoreDelaysAnotherByABatchNotByItsBacklog() throws InterruptedException {
        UUID noisy = UUID.randomUUID();
        UUID quiet = UUID.randomUUID();
        parcels.due(noisy, 500);
        ConcurrentLinkedQueue<UUID> turns = new ConcurrentLinkedQueue<>();
        AtomicInteger noisyBatchesWhenNudged = new AtomicInteger();
        CountDownLatch quietDone = new CountDownLatch(1);
        WorkRunner runner = parcels.runner(
                parcels.local((s, batch) -> {
                    turns.add(s);
                    if (turns.size() == 5) {
                        parcels.owner
                                .sql("insert into parcel (store_id, id, seq, due_at) values (:s, :id, 0, :due)")
                                .param("s", quiet)
                                .param("id", UUID.randomUUID())
                                .param("due", Times.at(parcels.clock.instant()))
                                .update();
                        noisyBatchesWhenNudged.set(turns.size());
                        parcels.nudge.due(quiet, Parcels.KIND);
                    }
                    if (s.equals(quiet)) {
                        quietDone.countDown();
                    }
                    return done(s, batch);
                }),
                settings(Duration.ofMinutes(5), 1));

        runner.start();
        boolean served = quietDone.await(30, TimeUnit.SECONDS);
        runner.stop();

        assertThat(served).isTrue();
        assertThat(turns.stream().toList().indexOf(quiet))
                .isBetween(noisyBatchesWhenNudged.get(), noisyBatchesWhenNudged.get() + 1);
    }

    @Test
    void whatAProcessMakesDueItselfStartsAtTheCommitNotAtTheNextLook() throws InterruptedException {
        UUID store = UUID.randomUUID();
        CountDownLatch worked = new CountDownLatch(1);
        WorkRunner runner = parcels.runner(
                parcels.local((s, batch) -> {
                    worked.countDown();
                    return done(s, batch);
                }),
                settings(Duration.ofMinutes(5), 4));
        runner.start();
        try {
            database.inStore().run(store, () -> {
                parcels.insert(store, UUID.randomUUID(), 0, parcels.clock.instant());
                parcels.nudge.due(store, Parcels.KIND);
            });
            assertThat(worked.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            runner.stop();
        }
    }

    @Test
    void aStoreWithABacklogHasSeveralBatchesAtOnceWhereItsKindAllowsIt() throws InterruptedException {
        UUID store = UUID.randomUUID();
        parcels.due(store, 40);
        CountDownLatch threeMore = new CountDownLatch(3);
        CountDownLatch all = new CountDownLatch(40);
        AtomicInteger batches = new AtomicInteger();
        WorkRunner runner = parcels.runner(
                parcels.local(Parcels.KIND.atOnce(3), (s, batch) -> {
                    if (batches.getAndIncrement() > 0) {
                        threeMore.countDown();
                        await(threeMore);
                    }
                    batch.forEach(id -> all.countDown());
                    return done(s, batch);
                }),
                settings(Duration.ofMinutes(5), 8));
        runner.start();
        boolean worked = all.await(30, TimeUnit.SECONDS);
        runner.stop();

        assertThat(worked).isTrue();
        assertThat(parcels.count("worked = 1 and due_at is null")).isEqualTo(40);
    }

    @Test
    void aStopLetsWhatIsAtWorkEndAndBeginsNothingMore() throws InterruptedException {
        UUID store = UUID.randomUUID();
        parcels.due(store, 30);
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        WorkRunner runner = parcels.runner(
                parcels.local((s, batch) -> {
                    atWork.countDown();
                    await(goOn);
                    return done(s, batch);
                }),
                settings(Duration.ofMillis(50), 1));
        runner.start();
        await(atWork);
        CountDownLatch stopped = new CountDownLatch(1);
        runner.stop(stopped::countDown);
        assertThat(stopped.await(100, TimeUnit.MILLISECONDS)).isFalse();
        goOn.countDown();

        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(runner.isRunning()).isFalse();
        assertThat(parcels.count("worked = 1 and due_at is null")).isEqualTo(10);
        assertThat(parcels.count("worked = 0 and due_at is not null")).isEqualTo(20);
    }

    @Test
    void aCallCutOffByAStopIsNobodysFailureAndBecomesDueAgainWithItsLease() throws InterruptedException {
        UUID store = UUID.randomUUID();
        UUID id = parcels.due(store, 1).getFirst();
        CountDownLatch calling = new CountDownLatch(1);
        WorkRunner runner = parcels.runner(
                parcels.leased(lease -> {
                    calling.countDown();
                    await(new CountDownLatch(1));
                    return () -> Outcome.done();
                }),
                new WorkSettings(true, Duration.ofMillis(50), 1, 1, Duration.ZERO));
        runner.start();
        await(calling);
        runner.stop();

        Parcels.Row cut = parcels.row(store, id);
        assertThat(cut.dueAt()).isEqualTo(parcels.clock.instant().plus(Parcels.KIND.lease()));
        assertThat(cut.error()).isNull();
        parcels.clock.move(Parcels.KIND.lease());
        assertThat(parcels.runner(parcels.leased(lease -> Outcome::done)).runDue())
                .isEqualTo(1);
    }

    @Test
    void aSlowCallHoldsUpNoWorkInsideTheDatabaseAndNoOtherStoresCalls() throws InterruptedException {
        UUID slow = UUID.randomUUID();
        UUID quick = UUID.randomUUID();
        parcels.due(slow, 1);
        parcels.due(quick, 1);
        CountDownLatch quickDone = new CountDownLatch(1);
        WorkRunner runner = parcels.runner(parcels.leased(lease -> {
            if (lease.storeId().equals(slow)) {
                await(quickDone);
            } else {
                quickDone.countDown();
            }
            return Outcome::done;
        }));
        runner.start();
        boolean done = quickDone.await(30, TimeUnit.SECONDS);
        runner.stop();

        assertThat(done).isTrue();
        assertThat(parcels.count("due_at is null")).isEqualTo(2);
    }

    @Test
    void theFiguresSayHowMuchIsDueAndHowOldTheOldestIs() {
        parcels.due(UUID.randomUUID(), 30);
        parcels.due(UUID.randomUUID(), 61);
        Works works = parcels.works(parcels.local(this::done));
        Works.Declared declared = works.all().iterator().next();

        parcels.finder().look(declared.kind(), declared.figures());

        assertThat(parcels.registry.get("grapevine.work.due").gauge().value()).isEqualTo(91);
        assertThat(parcels.registry.get("grapevine.work.oldest").timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(60);
    }

    private static WorkSettings settings(Duration poll, int parallel) {
        return new WorkSettings(true, poll, parallel, 4, Duration.ofSeconds(20));
    }

    private Map<UUID, Outcome> done(UUID store, List<UUID> ids) {
        parcels.work(store, ids);
        return Outcome.forAll(ids, Outcome.done());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
