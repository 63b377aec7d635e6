package dev.grapevine.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalWorkTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final UUID store = UUID.randomUUID();
    private final Parcels parcels = new Parcels(database);

    @Test
    void whatIsDueIsWorkedInTheOrderInWhichItBecameDueAndOnce() {
        List<UUID> ids = parcels.due(store, 25);
        List<UUID> seen = new ArrayList<>();
        WorkRunner runner = parcels.runner(parcels.local((s, batch) -> {
            seen.addAll(batch);
            parcels.work(s, batch);
            return Outcome.forAll(batch, Outcome.done());
        }));

        assertThat(runner.runDue()).isEqualTo(25);
        assertThat(runner.runDue()).isZero();

        assertThat(seen).containsExactlyElementsOf(ids);
        assertThat(parcels.count("worked = 1 and due_at is null")).isEqualTo(25);
        assertThat(parcels.counted("done")).isEqualTo(25);
    }

    @Test
    void whatCameDueAtOneMomentIsWorkedAsItsIdsWereMade() {
        List<UUID> ids = Stream.generate(Ids::newId).limit(25).toList();
        List<UUID> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, new Random(7));
        database.inStore()
                .run(store, () -> shuffled.forEach(id -> parcels.insert(store, id, 0, parcels.clock.instant())));
        List<UUID> seen = new ArrayList<>();
        WorkRunner runner = parcels.runner(parcels.local((s, batch) -> {
            seen.addAll(batch);
            return Outcome.forAll(batch, Outcome.done());
        }));

        assertThat(runner.runDue()).isEqualTo(25);
        assertThat(seen).containsExactlyElementsOf(ids);
    }

    @Test
    void whatIsDueLaterWaitsForItsTime() {
        UUID id = UUID.randomUUID();
        database.inStore()
                .run(
                        store,
                        () -> parcels.insert(
                                store, id, 0, parcels.clock.instant().plusSeconds(60)));
        WorkRunner runner = parcels.runner(parcels.local(this::done));

        assertThat(runner.runDue()).isZero();
        parcels.clock.move(Duration.ofSeconds(60));
        assertThat(runner.runDue()).isEqualTo(1);
    }

    @Test
    void aRowWhoseTransactionRolledBackIsNeverSeenAsWork() {
        List<UUID> seen = new ArrayList<>();
        UUID id = UUID.randomUUID();
        WorkRunner runner = parcels.runner(parcels.local((s, batch) -> {
            seen.addAll(batch);
            return Outcome.forAll(batch, Outcome.done());
        }));
        try {
            database.inStore().run(store, () -> {
                parcels.insert(store, id, 0, parcels.clock.instant());
                parcels.nudge.due(store, Parcels.KIND);
                // Written, not committed: another connection's look finds nothing.
                assertThat(parcels.finder().look(Parcels.KIND, figures())).isEmpty();
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back");
        }

        assertThat(runner.runDue()).isZero();
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("Invariant 15: a poison row delays nobody, is laid aside with its error, and can be replayed")
    void aPoisonRowDelaysNobodyAndBecomesADeadLetterWithItsErrorWhichCanBeReplayed() {
        List<UUID> ids = parcels.due(store, 10);
        UUID poison = ids.get(3);
        Set<UUID> cured = new HashSet<>();
        LocalWork work = parcels.local((s, batch) -> {
            if (batch.contains(poison) && !cured.contains(poison)) {
                throw new IllegalStateException("no such address \0 at all");
            }
            return done(s, batch);
        });
        WorkRunner runner = parcels.runner(work);
        DeadLetters letters = parcels.deadLetters(work);

        runner.runDue();
        assertThat(parcels.count("worked = 1 and due_at is null")).isEqualTo(9);
        assertThat(parcels.row(store, poison).attempts()).isEqualTo(1);
        assertThat(letters.list(store, "parcel", false, null, 10)).isEmpty();

        for (int attempt = 2; attempt <= 3; attempt++) {
            parcels.clock.move(Duration.ofMinutes(2));
            runner.runDue();
        }
        assertThat(letters.list(store, "parcel", false, null, 10))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.id()).isEqualTo(poison);
                    assertThat(letter.attempts()).isEqualTo(3);
                    assertThat(letter.error()).startsWith("IllegalStateException: no such address");
                });
        assertThat(parcels.counted("retried")).isEqualTo(2);
        assertThat(parcels.counted("dead")).isEqualTo(1);
        parcels.clock.move(Duration.ofDays(30));
        assertThat(runner.runDue()).isZero();

        cured.add(poison);
        assertThat(letters.replay(store, "parcel", poison)).isTrue();
        assertThat(letters.replay(store, "parcel", poison)).isFalse();
        assertThat(runner.runDue()).isEqualTo(1);
        assertThat(parcels.row(store, poison)).isEqualTo(new Parcels.Row(1, null, 0, 5, null, false));
    }

    @Test
    void aDeadLetterIsPutAwayWithAllOfItsErrorAndComesBackWhereItFailsAnew() {
        List<UUID> ids = parcels.due(store, 4);
        LocalWork work = parcels.local((s, batch) -> {
            if (batch.contains(ids.get(3))) {
                throw new IllegalStateException("another");
            }
            throw new IllegalStateException("no such address");
        });
        WorkRunner runner = parcels.runner(work);
        DeadLetters letters = parcels.deadLetters(work);
        fail(runner);
        assertThat(letters.alike(store, "parcel")).singleElement().satisfies(alike -> assertThat(alike.letters())
                .isEqualTo(3));

        assertThat(letters.putAway(store, "parcel", ids.get(0), true)).isEqualTo(3);
        assertThat(letters.putAway(store, "parcel", ids.get(0), true)).isZero();
        assertThat(listed(letters, false)).containsExactly(ids.get(3));
        assertThat(letters.replay(store, "parcel", ids.get(1))).isTrue();
        assertThat(listed(letters, true)).containsExactlyInAnyOrder(ids.get(0), ids.get(2));
        fail(runner);
        assertThat(listed(letters, false)).containsExactlyInAnyOrder(ids.get(1), ids.get(3));
    }

    /** As often as a parcel is tried. */
    private void fail(WorkRunner runner) {
        for (int attempt = 1; attempt <= 3; attempt++) {
            runner.runDue();
            parcels.clock.move(Duration.ofMinutes(2));
        }
    }

    private List<UUID> listed(DeadLetters letters, boolean putAway) {
        return letters.list(store, "parcel", putAway, null, 10).stream()
                .map(DeadLetter::id)
                .toList();
    }

    @Test
    void aStackOverflowOrAMissingOutcomeIsARowsFailureLikeAnyOther() {
        List<UUID> ids = parcels.due(store, 3);
        WorkRunner runner = parcels.runner(parcels.local((s, batch) -> {
            if (batch.contains(ids.get(0))) {
                throw new StackOverflowError();
            }
            Map<UUID, Outcome> outcomes = done(s, batch);
            outcomes.remove(ids.get(1));
            return outcomes;
        }));

        runner.runDue();

        assertThat(parcels.row(store, ids.get(0)).error()).contains("StackOverflowError");
        assertThat(parcels.row(store, ids.get(1)).error()).contains("gave no outcome");
        assertThat(parcels.row(store, ids.get(2)).worked()).isEqualTo(1);
        assertThat(parcels.count("worked = 1")).isEqualTo(1);
    }

    @Test
    void aFailureThatOnlyTheCommitFindsIsBlamedOnItsRow() {
        parcels.owner.sql("""
                        create or replace function refuse() returns trigger language plpgsql as
                        $$ begin raise exception 'the books do not balance'; end $$
                        """).update();
        parcels.owner.sql("""
                        create constraint trigger books after update on parcel deferrable initially deferred
                        for each row when (new.seq = 4 and new.worked > old.worked) execute function refuse()
                        """).update();
        List<UUID> ids = parcels.due(store, 10);

        parcels.runner(parcels.local(this::done)).runDue();

        assertThat(parcels.count("worked = 1 and due_at is null")).isEqualTo(9);
        assertThat(parcels.row(store, ids.get(4)).error()).contains("the books do not balance");
    }

    @Test
    void outcomesOfOneBatchMayDiffer() {
        List<UUID> ids = parcels.due(store, 3);
        Instant tomorrow = parcels.clock.instant().plus(Duration.ofDays(1));
        Instant now = parcels.clock.instant();
        WorkRunner runner = parcels.runner(parcels.local((s, batch) -> Map.of(
                ids.get(0),
                Outcome.dueAgain(tomorrow),
                ids.get(1),
                Outcome.retry("the shop is closed", Duration.ofHours(2)),
                ids.get(2),
                Outcome.dead("no such shop"))));

        runner.runDue();

        assertThat(parcels.row(store, ids.get(0)).dueAt()).isEqualTo(tomorrow);
        assertThat(parcels.row(store, ids.get(1)).dueAt())
                .isBetween(
                        now.plus(Duration.ofHours(2)),
                        now.plus(Duration.ofHours(2)).plusSeconds(10));
        assertThat(parcels.row(store, ids.get(1)).error()).isEqualTo("the shop is closed");
        assertThat(parcels.row(store, ids.get(2)).dead()).isTrue();
    }

    @Test
    void whatTheRowsOwnerDecidesInTheWorkItselfStands() {
        List<UUID> ids = parcels.due(store, 2);
        Instant later = parcels.clock.instant().plusSeconds(99);
        parcels.runner(parcels.local((s, batch) -> {
                    put(ids.get(0), null);
                    put(ids.get(1), later);
                    return Outcome.forAll(batch, Outcome.retry("not heard"));
                }))
                .runDue();

        assertThat(parcels.row(store, ids.get(0))).isEqualTo(new Parcels.Row(0, null, 0, 0, null, false));
        assertThat(parcels.row(store, ids.get(1)).dueAt()).isEqualTo(later);
    }

    @Test
    void aRowCancelledAfterItWasFoundIsNotWorkedOn() {
        List<UUID> ids = parcels.due(store, 2);
        Worker worker =
                parcels.works(parcels.local(this::done)).all().iterator().next().worker();
        Instant found =
                parcels.finder().look(Parcels.KIND, figures()).getFirst().since();
        database.inStore().run(store, () -> put(ids.get(0), null));

        worker.turn(store, found);

        assertThat(parcels.row(store, ids.get(0)).worked()).isZero();
        assertThat(parcels.row(store, ids.get(1)).worked()).isEqualTo(1);
    }

    @Test
    void aFailureRecordedLateDoesNotReviveWhatWasCancelledMeanwhile() {
        List<UUID> ids = parcels.due(store, 1);
        parcels.runner(parcels.local((s, batch) -> {
                    // Another connection can't cancel a locked row before the work's transaction has ended.
                    Thread.ofVirtual().start(() -> parcels.owner
                            .sql("update parcel set due_at = null where store_id = :store")
                            .param("store", store)
                            .update());
                    awaitBlocked();
                    throw new IllegalStateException("failed");
                }))
                .runDue();

        awaitCancelled(ids.getFirst());
        assertThat(parcels.row(store, ids.getFirst()).dead()).isFalse();
    }

    private void awaitBlocked() {
        await("exists (select 1 from pg_locks where not granted)");
    }

    private void awaitCancelled(UUID id) {
        await("exists (select 1 from parcel where id = '" + id + "' and due_at is null)");
    }

    private void await(String condition) {
        while (!parcels.owner.sql("select " + condition).query(Boolean.class).single()) {
            Thread.onSpinWait();
        }
    }

    private void put(UUID id, @Nullable Instant due) {
        database.jdbc()
                .sql("update parcel set due_at = cast(:due as timestamptz) where store_id = :store and id = :id")
                .param("due", due == null ? null : due.toString())
                .param("store", store)
                .param("id", id)
                .update();
    }

    private Map<UUID, Outcome> done(UUID storeId, List<UUID> ids) {
        parcels.work(storeId, ids);
        return Outcome.forAll(ids, Outcome.done());
    }

    private WorkFigures figures() {
        return new WorkFigures("look", parcels.registry);
    }
}
