package dev.grapevine.web.api.people;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The code that an advocate tells her friends. */
@RestController
@RequestMapping("/api/v1/advocates/{id}/code")
class AdvocateCodeResource {
    private final Advocates advocates;
    private final Programs programs;
    private final CouponCodes codes;

    AdvocateCodeResource(Advocates advocates, Programs programs, CouponCodes codes) {
        this.advocates = advocates;
        this.programs = programs;
        this.codes = codes;
    }

    /** @param code as it is told; it can be typed with or without its dash, and in small letters */
    record CodeShown(String code, String advocate, String program) {}

    /** Hers in the program that takes friends now. It is made when it is asked for first, and stays the same. */
    @GetMapping
    @Needs(Scope.ADVOCATES)
    CodeShown show(Caller caller, @PathVariable("id") String id) {
        UUID store = caller.storeId();
        Advocate advocate = Ids.parse(IdKind.ADVOCATE, id)
                .flatMap(known -> advocates.find(store, known))
                .orElseThrow(() -> Problem.notFound().refusal());
        RunningProgram running = programs.current(store).orElseThrow(() -> Problem.of(
                        ProblemType.CONFLICT, "No program of the store takes friends at this time.")
                .refusal());
        UUID program = running.program().id();
        return new CodeShown(
                codes.ofAdvocate(store, advocate, program).display(),
                advocate.idText(),
                Ids.text(IdKind.PROGRAM, program));
    }
}
