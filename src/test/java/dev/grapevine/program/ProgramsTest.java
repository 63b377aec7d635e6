package dev.grapevine.program;

import static dev.grapevine.given.ProgramParts.running;
import static dev.grapevine.given.StoreParts.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.ProgramParts;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Unit;
import dev.grapevine.store.AuditEntry;
import dev.grapevine.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProgramsTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private MovableClock clock;
    private ProgramParts given;
    private Programs programs;
    private Store store;

    @BeforeEach
    void begin() {
        clock = new MovableClock();
        given = new ProgramParts(database, clock);
        programs = given.programs;
        store = given.openStore();
    }

    @Test
    void aDraftIsFoundAsItWasMadeAndTakesNobody() {
        var draft = running(programs.create(store.id(), ProgramDraft.of("Friends", terms()), SYSTEM));

        assertThat(programs.find(store.id(), draft.program().id())).contains(draft);
        assertThat(draft.program().state()).isEqualTo(ProgramState.DRAFT);
        assertThat(programs.current(store.id())).isEmpty();
    }

    @Test
    void aProgramGoesFromDraftToLiveToPausedAndBackAndStopsForGood() {
        var live = given.live(store);
        var id = live.program().id();
        assertThat(programs.current(store.id())).contains(live);

        programs.pause(store.id(), id, SYSTEM);
        assertThat(programs.current(store.id())).isEmpty();
        assertThat(programs.pause(store.id(), id, SYSTEM))
                .isEqualTo(new ProgramChange.NotPossible(ProgramState.PAUSED));

        programs.activate(store.id(), id, SYSTEM);
        assertThat(programs.current(store.id())).contains(live);

        programs.stop(store.id(), id, SYSTEM);
        assertThat(programs.activate(store.id(), id, SYSTEM))
                .isEqualTo(new ProgramChange.NotPossible(ProgramState.STOPPED));
        assertThat(programs.change(store.id(), id, ProgramDraft.of("Again", terms()), SYSTEM))
                .isEqualTo(new ProgramChange.NotPossible(ProgramState.STOPPED));
    }

    @Test
    void otherTermsMakeANewVersionAndTheOldOneStaysAsItWas() {
        var first = given.live(store);
        var id = first.program().id();

        var second = running(programs.change(store.id(), id, ProgramDraft.of("Friends", reviewOf(30)), SYSTEM));

        assertThat(second.program().version()).isEqualTo(2);
        assertThat(programs.terms(store.id(), id, 1)).isEqualTo(first.terms());
        assertThat(programs.terms(store.id(), id, 2).review().days()).isEqualTo(30);
        assertThat(programs.current(store.id())).contains(second);
    }

    @Test
    void anotherNameAloneKeepsTheVersion() {
        var live = given.live(store);

        var renamed = running(
                programs.change(store.id(), live.program().id(), ProgramDraft.of("Chums", live.terms()), SYSTEM));

        assertThat(renamed.program().version()).isEqualTo(1);
        assertThat(renamed.program().name()).isEqualTo("Chums");
    }

    @Test
    void aVersionThatWasRolledBackIsForgotten() {
        var id = given.live(store).program().id();
        assertThatThrownBy(() -> database.inStore().run(store.id(), () -> {
                    programs.change(store.id(), id, ProgramDraft.of("Friends", reviewOf(30)), SYSTEM);
                    programs.terms(store.id(), id, 2);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        programs.change(store.id(), id, ProgramDraft.of("Friends", reviewOf(60)), SYSTEM);

        assertThat(programs.terms(store.id(), id, 2).review().days()).isEqualTo(60);
    }

    @Test
    void changesAtOnceAreMadeOneAfterTheOther() throws Exception {
        var id = given.live(store).program().id();
        List<Callable<ProgramChange>> changes = new ArrayList<>();
        for (int days = 101; days <= 108; days++) {
            var draft = ProgramDraft.of("Friends", reviewOf(days));
            changes.add(() -> programs.change(store.id(), id, draft, SYSTEM));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var change : threads.invokeAll(changes)) {
                assertThat(change.get()).isInstanceOf(ProgramChange.Done.class);
            }
        }

        assertThat(programs.find(store.id(), id).orElseThrow().program().version())
                .isEqualTo(9);
    }

    @Test
    void aProgramWithoutAWebsiteToLeadToIsNotReady() {
        var bare = given.stores.store();
        var draft = running(programs.create(bare.id(), ProgramDraft.of("Friends", terms()), SYSTEM));

        var answer = programs.activate(bare.id(), draft.program().id(), SYSTEM);

        var checklist = ((ProgramChange.NotReady) answer).checklist();
        assertThat(checklist.missing())
                .filteredOn(Checklist.Item::needed)
                .extracting(Checklist.Item::key)
                .containsExactly("website");
        assertThat(programs.checklist(bare.id(), draft.program().id())).contains(checklist);
    }

    @Test
    void aProgramTakesFriendsOnlyBetweenItsDates() {
        var start = clock.instant().plus(Duration.ofDays(1));
        var dated = new ProgramDraft("Spring", start, start.plus(Duration.ofDays(7)), terms());
        var made = running(programs.create(store.id(), dated, SYSTEM));
        programs.activate(store.id(), made.program().id(), SYSTEM);

        assertThat(programs.current(store.id())).isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(programs.current(store.id())).isPresent();
        clock.advance(Duration.ofDays(7));
        assertThat(programs.current(store.id())).isEmpty();
    }

    @Test
    void ofSeveralLiveProgramsTheLatestIsCurrent() {
        given.live(store);
        clock.advance(Duration.ofMinutes(1));
        var second = given.live(store);

        assertThat(programs.current(store.id())).contains(second);
        assertThat(programs.list(store.id(), Limit.DEFAULT)).hasSize(2).first().isEqualTo(second.program());
    }

    @Test
    void whatIsWrongIsToldAndNothingIsStored() {
        var answer = programs.create(store.id(), ProgramDraft.of(" ", reviewOf(-1)), SYSTEM);

        assertThat(((ProgramChange.Unsound) answer).problems())
                .extracting(TermsProblem::field)
                .containsExactly("name", "terms.review.days");
        assertThat(programs.list(store.id(), Limit.DEFAULT)).isEmpty();
    }

    @Test
    void everyChangeIsInTheAuditLogWithWhatItChanged() {
        var id = given.live(store).program().id();
        programs.change(store.id(), id, ProgramDraft.of("Friends", reviewOf(30)), SYSTEM);

        var entries = given.stores.audit.list(store.id(), Limit.DEFAULT, null).data();

        assertThat(entries)
                .extracting(AuditEntry::action)
                .startsWith("change.program", "activate.program", "create.program");
        assertThat(entries.getFirst().after()).containsOnlyKeys("version", "review");
    }

    @Test
    void anotherStoresProgramIsNotThere() {
        var id = given.live(store).program().id();
        var stranger = given.openStore();

        assertThat(programs.find(stranger.id(), id)).isEmpty();
        assertThat(programs.stop(stranger.id(), id, SYSTEM)).isEqualTo(new ProgramChange.NotFound());
        assertThat(programs.stop(store.id(), Ids.newId(), SYSTEM)).isEqualTo(new ProgramChange.NotFound());
    }

    private Terms terms() {
        return Terms.defaults(store.currency());
    }

    private static Terms reviewOf(int days) {
        return TermsJson.stored("{\"review\": {\"days\": " + days + "}}", Unit.currency("GBP"));
    }
}
