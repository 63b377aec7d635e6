package dev.grapevine.web.api;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.Enrolment;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.Scope;
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
import org.springframework.web.bind.annotation.RestController;

/** Those who recommend the store. */
@RestController
@RequestMapping("/api/v1/advocates")
class AdvocateResource {
    private final InStore inStore;
    private final Advocates advocates;
    private final Customers customers;
    private final CustomerName names;

    AdvocateResource(InStore inStore, Advocates advocates, Customers customers, CustomerName names) {
        this.inStore = inStore;
        this.advocates = advocates;
        this.customers = customers;
        this.names = names;
    }

    @GetMapping
    @Needs(Scope.READ)
    Listed<AdvocateShown> list(Caller caller, PageAsked page) {
        return Listed.of(advocates.list(caller.storeId(), page.limit(), page.after()), AdvocateShown::of);
    }

    @GetMapping("/{id}")
    @Needs(Scope.READ)
    AdvocateShown show(Caller caller, @PathVariable("id") String id) {
        return AdvocateShown.of(find(caller, id));
    }

    /** Signs somebody up: 201 for a new advocate, 200 for whoever is one already. */
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
                .body(AdvocateShown.of(enrolment.advocate()));
    }

    /** Lets in who waits, or back in who was banned. Repeating it is harmless. */
    @PostMapping("/{id}/approval")
    @Needs(Scope.ADVOCATES)
    AdvocateShown approve(Caller caller, @PathVariable("id") String id) {
        return changed(advocates.approve(caller.storeId(), find(caller, id).id(), caller.actor()));
    }

    /** Ends her recommending; what she earned stays hers. Repeating it is harmless. */
    @PostMapping("/{id}/ban")
    @Needs(Scope.ADVOCATES)
    AdvocateShown ban(Caller caller, @PathVariable("id") String id) {
        return changed(advocates.ban(caller.storeId(), find(caller, id).id(), caller.actor()));
    }

    private static AdvocateShown changed(Optional<Advocate> advocate) {
        return advocate.map(AdvocateShown::of)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** By her own id, or by the shop's id of her as a customer. */
    private Advocate find(Caller caller, String name) {
        UUID store = caller.storeId();
        Optional<Advocate> found = name.startsWith(OrderName.EXTERNAL)
                ? names.find(store, name).map(Customer::id).flatMap(id -> advocates.ofCustomer(store, id))
                : Ids.parse(IdKind.ADVOCATE, name).flatMap(id -> advocates.find(store, id));
        return found.orElseThrow(() -> Problem.notFound().refusal());
    }
}
