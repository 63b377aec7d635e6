package dev.grapevine.web.api.people;

import dev.grapevine.corner.ErasureRequests;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.Page;
import dev.grapevine.privacy.ExportPerson;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The people the store knows. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomerResource {
    private final Customers customers;
    private final CustomerName names;
    private final ErasureRequests erasures;
    private final ExportPerson exports;
    private final Clock clock;

    CustomerResource(
            Customers customers, CustomerName names, ErasureRequests erasures, ExportPerson exports, Clock clock) {
        this.erasures = erasures;
        this.exports = exports;
        this.clock = clock;
        this.customers = customers;
        this.names = names;
    }

    /** Those last met first: all, or who is recognised by every filter. */
    @GetMapping
    @Needs(Scope.READ)
    Listed<CustomerShown> list(
            Caller caller,
            PageAsked page,
            @RequestParam(name = "email", required = false) @Nullable String email,
            @RequestParam(name = "phone", required = false) @Nullable String phone,
            @RequestParam(name = "external_id", required = false) @Nullable String externalId) {
        PeopleAsked asked = new PeopleAsked(email, phone, externalId);
        Page<Customer> found = asked.isEmpty()
                ? customers.list(caller.storeId(), page.limit(), page.after())
                : new Page<>(asked.find(customers, caller.storeId()).stream().toList(), null);
        return Listed.of(found, CustomerShown::of);
    }

    @GetMapping("/{id}")
    @Needs(Scope.READ)
    CustomerShown show(Caller caller, @PathVariable("id") String id) {
        return names.find(caller.storeId(), id).map(CustomerShown::of).orElseThrow(() -> Problem.notFound()
                .refusal());
    }

    /**
     * Everything that is stored about a person, as the tables have it.
     *
     * @param data her rows by table; tables without any are left out
     */
    record ExportShown(String customer, Instant exportedAt, Map<String, List<JsonNode>> data) {}

    /** Answers at once; keep it as carefully as the person's other data. */
    @PostMapping("/{id}/export")
    @Needs(Scope.CUSTOMERS)
    ExportShown export(Caller caller, @PathVariable("id") String id) {
        Customer customer = names.find(caller.storeId(), id)
                .orElseThrow(() -> Problem.notFound().refusal());
        return new ExportShown(
                customer.idText(), clock.instant(), exports.of(caller.storeId(), customer.id(), caller.actor()));
    }

    /**
     * Forgets a person everywhere, within moments; the sums of what she bought and was given stay. What she has not used or
     * been paid is forfeited by it, cash included: pay her first where she is owed some.
     */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.CUSTOMERS)
    void erase(Caller caller, @PathVariable("id") String id) {
        Customer customer = names.find(caller.storeId(), id)
                .orElseThrow(() -> Problem.notFound().refusal());
        erasures.add(caller.storeId(), customer.id());
    }
}
