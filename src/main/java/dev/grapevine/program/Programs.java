package dev.grapevine.program;

import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The programs of a store. Every change is in its audit log, in the same transaction. */
@Component
public class Programs {

    private final InStore inStore;
    private final ProgramRows rows;
    private final Stores stores;
    private final AuditLog audit;
    private final Clock clock;

    public Programs(InStore inStore, JdbcClient jdbc, Stores stores, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.rows = new ProgramRows(jdbc);
        this.stores = stores;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a draft with version 1 of its terms. */
    public ProgramChange create(UUID storeId, ProgramDraft draft, Actor by) {
        return inStore.call(storeId, () -> {
            var problems = draft.problems();
            if (!problems.isEmpty()) {
                return new ProgramChange.Unsound(problems);
            }
            var now = now();
            var program = new Program(
                    Ids.newId(), draft.name(), ProgramState.DRAFT, 1, draft.startsAt(), draft.endsAt(), null, now);
            rows.insert(storeId, program);
            rows.insertTerms(storeId, program.id(), 1, draft.terms(), now);
            var made = new RunningProgram(program, draft.terms());
            audit.record(storeId, by, "create.program", program.idText(), Map.of(), shown(made));
            return new ProgramChange.Done(made);
        });
    }

    /**
     * Changes name, dates and terms. Other terms make a new version, which holds for what happens from now on; what was
     * made under an earlier one keeps it.
     */
    public ProgramChange change(UUID storeId, UUID programId, ProgramDraft draft, Actor by) {
        return changing(storeId, programId, Set.of(ProgramState.DRAFT, ProgramState.LIVE, ProgramState.PAUSED), was -> {
            var problems = draft.problems();
            if (!problems.isEmpty()) {
                return new ProgramChange.Unsound(problems);
            }
            var old = was.program();
            int version = old.version();
            if (!draft.terms().equals(was.terms())) {
                version++;
                rows.insertTerms(storeId, programId, version, draft.terms(), now());
            }
            var program = new Program(
                    programId,
                    draft.name(),
                    old.state(),
                    version,
                    draft.startsAt(),
                    draft.endsAt(),
                    old.liveAt(),
                    old.createdAt());
            return save(storeId, by, "change.program", was, new RunningProgram(program, draft.terms()));
        });
    }

    /** Goes live, or on after a pause, where everything needed is there. */
    public ProgramChange activate(UUID storeId, UUID programId, Actor by) {
        return changing(storeId, programId, Set.of(ProgramState.DRAFT, ProgramState.PAUSED), was -> {
            var checklist = checklist(storeId, was);
            return checklist.isReady()
                    ? save(storeId, by, "activate.program", was, in(ProgramState.LIVE, was))
                    : new ProgramChange.NotReady(checklist);
        });
    }

    public ProgramChange pause(UUID storeId, UUID programId, Actor by) {
        return changing(
                storeId,
                programId,
                Set.of(ProgramState.LIVE),
                was -> save(storeId, by, "pause.program", was, in(ProgramState.PAUSED, was)));
    }

    /** Ends it for good. */
    public ProgramChange stop(UUID storeId, UUID programId, Actor by) {
        return changing(
                storeId,
                programId,
                Set.of(ProgramState.DRAFT, ProgramState.LIVE, ProgramState.PAUSED),
                was -> save(storeId, by, "stop.program", was, in(ProgramState.STOPPED, was)));
    }

    /** What the program needs before it is live, or nothing where there is no such program. */
    public Optional<Checklist> checklist(UUID storeId, UUID programId) {
        return inStore.call(storeId, () -> find(storeId, programId).map(running -> checklist(storeId, running)));
    }

    private Checklist checklist(UUID storeId, RunningProgram running) {
        Instant now = clock.instant();
        return CheckReadiness.of(
                running, store(storeId), rows.live(storeId, running.program().id(), now), now);
    }

    /** The program that takes friends now; of several, the one that went live last. */
    public Optional<RunningProgram> current(UUID storeId) {
        return inStore.call(
                storeId, () -> rows.open(storeId, clock.instant()).map(program -> running(storeId, program)));
    }

    public Optional<RunningProgram> find(UUID storeId, UUID programId) {
        return inStore.call(
                storeId, () -> rows.select(storeId, programId, "").map(program -> running(storeId, program)));
    }

    /**
     * The program with the terms in force at a moment, the first where it is before all of them: what was promised then. A
     * program that the store does not have is a bug, and throws.
     */
    public RunningProgram at(UUID storeId, UUID programId, Instant moment) {
        return inStore.call(storeId, () -> {
            var program = rows.select(storeId, programId, "").orElseThrow();
            int version = rows.versionAt(storeId, programId, moment);
            return new RunningProgram(program, rows.terms(storeId, programId, version));
        });
    }

    /** The newest of the store's programs, newest first, in any state. */
    public List<Program> list(UUID storeId, Limit limit) {
        return inStore.call(storeId, () -> rows.list(storeId, limit.rows()));
    }

    /** The terms of a version, which never change; throws where the store has no such version, which is a bug. */
    public Terms terms(UUID storeId, UUID programId, int version) {
        return inStore.call(storeId, () -> rows.terms(storeId, programId, version));
    }

    /** Locks the program, so that two changes at once are made one after the other. */
    private ProgramChange changing(UUID storeId, UUID programId, Set<ProgramState> possible, Change change) {
        return inStore.call(storeId, () -> {
            var program = rows.select(storeId, programId, "for update").orElse(null);
            if (program == null) {
                return new ProgramChange.NotFound();
            }
            return possible.contains(program.state())
                    ? change.make(running(storeId, program))
                    : new ProgramChange.NotPossible(program.state());
        });
    }

    private interface Change {
        ProgramChange make(RunningProgram was);
    }

    private ProgramChange save(UUID storeId, Actor by, String action, RunningProgram was, RunningProgram is) {
        if (!is.equals(was)) {
            rows.update(storeId, is.program());
            boolean live = is.program().state() == ProgramState.LIVE;
            if (live != (was.program().state() == ProgramState.LIVE)) {
                rows.live(storeId, is.program().id(), live, now());
            }
            audit.record(storeId, by, action, is.program().idText(), shown(was), shown(is));
        }
        return new ProgramChange.Done(is);
    }

    private RunningProgram in(ProgramState state, RunningProgram was) {
        var program = was.program();
        @Nullable Instant liveAt = program.liveAt() == null && state == ProgramState.LIVE ? now() : program.liveAt();
        return new RunningProgram(
                new Program(
                        program.id(),
                        program.name(),
                        state,
                        program.version(),
                        program.startsAt(),
                        program.endsAt(),
                        liveAt,
                        program.createdAt()),
                was.terms());
    }

    private RunningProgram running(UUID storeId, Program program) {
        return new RunningProgram(program, rows.terms(storeId, program.id(), program.version()));
    }

    private Store store(UUID storeId) {
        return stores.find(storeId).orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** For the audit log: the program's own fields, and the terms by their groups, so that it shows which changed. */
    private static Map<String, @Nullable Object> shown(RunningProgram running) {
        var program = running.program();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("name", program.name());
        shown.put("state", TermsJson.code(program.state()));
        shown.put("version", program.version());
        shown.put(
                "starts_at",
                program.startsAt() == null ? null : program.startsAt().toString());
        shown.put("ends_at", program.endsAt() == null ? null : program.endsAt().toString());
        shown.putAll(TermsJson.groups(running.terms()));
        return shown;
    }
}
