package dev.grapevine.web.api.people;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.AdvocateState;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.Enrolment;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Filter;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Those who recommend the store. */
@RestController
@RequestMapping("/api/v1/advocates")
class AdvocateResource {
    private final InStore inStore;
    private final Advocates advocates;
    private final Customers customers;
    private final AdvocateName names;
    private final FindAdvocates find;
    private final ShowAdvocates show;

    AdvocateResource(
            InStore inStore,
            Advocates advocates,
            Customers customers,
            AdvocateName names,
            FindAdvocates find,
            ShowAdvocates show) {
        this.inStore = inStore;
        this.advocates = advocates;
        this.customers = customers;
        this.names = names;
        this.find = find;
        this.show = show;
    }

    /** Those last enrolled first: all, or those that fit every filter. */
    @GetMapping
    @Needs(Scope.READ)
    Listed<AdvocateShown> list(
            Caller caller,
            PageAsked page,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "segment", required = false) @Nullable String segment,
            @RequestParam(name = "email", required = false) @Nullable String email,
            @RequestParam(name = "external_id", required = false) @Nullable String externalId,
            @RequestParam(name = "code", required = false) @Nullable String code) {
        @Nullable AdvocateState wanted = Filter.one("state", AdvocateState.class, state);
        return Listed.of(
                find.search(caller.storeId(), wanted, segment, new PeopleAsked(email, null, externalId), code)
                        .map(search -> advocates.list(caller.storeId(), search, page.limit(), page.after()))
                        .orElseGet(() -> new Page<>(List.of(), null)),
                show.to(caller));
    }

    @GetMapping("/{id}")
    @Needs(Scope.READ)
    AdvocateShown show(Caller caller, @PathVariable("id") String id) {
        return show.to(caller).apply(names.find(caller.storeId(), id));
    }

    /**
     * Signs somebody up: 201 for a new advocate, 200 for whoever is one already. The program's rule of who may recommend is
     * for those who come by themselves; the shop's own key brings whom it likes.
     */
    @PostMapping
    @Needs(Scope.ADVOCATES)
    ResponseEntity<AdvocateShown> enrol(Caller caller, @RequestBody PersonAsked asked) {
        List<FieldProblem> problems = new ArrayList<>();
        @Nullable Person person = asked.checked(problems);
        if (person == null) {
            throw Problem.invalid(problems).refusal();
        }
        UUID store = caller.storeId();
        Enrolment enrolment = inStore.call(
                store, () -> advocates.enrol(store, customers.recognise(store, person), EnrolmentSource.API));
        return ResponseEntity.status(enrolment.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(show.to(caller).apply(enrolment.advocate()));
    }

    /** Lets in who waits, or back in who was banned. Repeating it is harmless. */
    @PostMapping("/{id}/approval")
    @Needs(Scope.ADVOCATES)
    AdvocateShown approve(Caller caller, @PathVariable("id") String id) {
        UUID store = caller.storeId();
        return changed(caller, advocates.approve(store, names.find(store, id).id(), caller.actor()));
    }

    /** Ends her recommending; what she earned stays hers. Repeating it is harmless. */
    @PostMapping("/{id}/ban")
    @Needs(Scope.ADVOCATES)
    AdvocateShown ban(Caller caller, @PathVariable("id") String id) {
        UUID store = caller.storeId();
        return changed(caller, advocates.ban(store, names.find(store, id).id(), caller.actor()));
    }

    private AdvocateShown changed(Caller caller, Optional<Advocate> advocate) {
        return advocate.map(show.to(caller))
                .orElseThrow(() -> Problem.notFound().refusal());
    }
}
