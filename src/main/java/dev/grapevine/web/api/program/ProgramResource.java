package dev.grapevine.web.api.program;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.Checklist;
import dev.grapevine.program.Program;
import dev.grapevine.program.ProgramChange;
import dev.grapevine.program.ProgramState;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.program.TermsProblem;
import dev.grapevine.store.Scope;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.problem.Refusal;
import dev.grapevine.web.security.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the store promises, and when. */
@RestController
@RequestMapping("/api/v1/programs")
class ProgramResource {
    private static final Limit ALL = new Limit(100);

    private final Programs programs;
    private final Stores stores;

    ProgramResource(Programs programs, Stores stores) {
        this.programs = programs;
        this.stores = stores;
    }

    @GetMapping
    @Needs(Scope.READ)
    Listed<ProgramShown> list(Caller caller, PageAsked page) {
        Cursor after = page.after();
        List<Program> following = programs.list(caller.storeId(), ALL).stream()
                .dropWhile(program -> after != null && !program.id().equals(after.id()))
                .skip(after == null ? 0 : 1)
                .limit(page.limit().andOneMore())
                .toList();
        return Listed.of(Page.of(following, page.limit(), program -> Cursor.by(program.id())), ProgramShown::of);
    }

    @GetMapping("/{id}")
    @Needs(Scope.READ)
    ProgramShown show(Caller caller, @PathVariable("id") String id) {
        UUID program = id(id);
        return programs.find(caller.storeId(), program)
                .map(running -> shown(caller, running))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** Makes a draft; settings that are left out have their defaults. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.PROGRAMS)
    ProgramShown create(Caller caller, @RequestBody ProgramAsked asked) {
        return done(caller, programs.create(caller.storeId(), asked.checked(currency(caller)), caller.actor()));
    }

    /** Puts a whole program in the place of the old one. Other terms make a new version, for what happens from now on. */
    @PutMapping("/{id}")
    @Needs(Scope.PROGRAMS)
    ProgramShown change(Caller caller, @PathVariable("id") String id, @RequestBody ProgramAsked asked) {
        UUID program = existing(caller, id);
        return done(
                caller, programs.change(caller.storeId(), program, asked.checked(currency(caller)), caller.actor()));
    }

    /**
     * Lets friends come. Where another program is live too, the one that went live last is shared from now on, and the
     * other's codes that are out still count; the checklist's item {@code alone} says which is which.
     */
    @PostMapping("/{id}/activation")
    @Needs(Scope.PROGRAMS)
    ProgramShown activate(Caller caller, @PathVariable("id") String id) {
        return done(caller, programs.activate(caller.storeId(), id(id), caller.actor()));
    }

    @PostMapping("/{id}/pause")
    @Needs(Scope.PROGRAMS)
    ProgramShown pause(Caller caller, @PathVariable("id") String id) {
        return done(caller, programs.pause(caller.storeId(), id(id), caller.actor()));
    }

    /** Ends it for good. */
    @PostMapping("/{id}/stop")
    @Needs(Scope.PROGRAMS)
    ProgramShown stop(Caller caller, @PathVariable("id") String id) {
        return done(caller, programs.stop(caller.storeId(), id(id), caller.actor()));
    }

    private ProgramShown done(Caller caller, ProgramChange change) {
        return switch (change) {
            case ProgramChange.Done(RunningProgram running) -> shown(caller, running);
            case ProgramChange.Unsound(List<TermsProblem> problems) ->
                throw Problem.invalid(ProgramAsked.fields(problems, "")).refusal();
            case ProgramChange.NotReady(Checklist checklist) -> throw notReady(checklist);
            case ProgramChange.NotPossible(ProgramState state) ->
                throw Problem.of(
                                ProblemType.CONFLICT,
                                "The program is " + state.name().toLowerCase(Locale.ROOT)
                                        + ", and from there this is not possible.")
                        .refusal();
            case ProgramChange.NotFound() -> throw Problem.notFound().refusal();
        };
    }

    private static Refusal notReady(Checklist checklist) {
        List<FieldProblem> missing = checklist.missing().stream()
                .filter(Checklist.Item::needed)
                .map(item -> new FieldProblem(item.key(), item.says()))
                .toList();
        return new Problem(
                        ProblemType.CONFLICT,
                        "The program can't go live yet; errors lists what is missing.",
                        missing,
                        Map.of())
                .refusal();
    }

    private ProgramShown shown(Caller caller, RunningProgram running) {
        return ProgramShown.of(
                running,
                programs.checklist(caller.storeId(), running.program().id()).orElseThrow());
    }

    private UUID existing(Caller caller, String id) {
        return programs.find(caller.storeId(), id(id))
                .map(running -> running.program().id())
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private static UUID id(String text) {
        return Ids.parse(IdKind.PROGRAM, text)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private Unit currency(Caller caller) {
        return stores.find(caller.storeId()).map(Store::currency).orElseThrow();
    }
}
