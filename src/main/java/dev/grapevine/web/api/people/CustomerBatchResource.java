package dev.grapevine.web.api.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.customer.Sighting;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The people whom the shop knew before Grapevine, many in one request. Their orders are told as orders of history. */
@RestController
@RequestMapping("/api/v1/customers/batch")
class CustomerBatchResource {
    static final int MOST = 500;

    private final InStore inStore;
    private final Customers customers;
    private final Consents consents;
    private final AuditLog audit;
    private final Clock clock;

    CustomerBatchResource(InStore inStore, Customers customers, Consents consents, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.customers = customers;
        this.consents = consents;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param customers each for itself right or wrong */
    record CustomersAsked(@Nullable List<CustomerAsked> customers) {
        List<CustomerAsked> checked() {
            return atMost("customers", customers);
        }
    }

    static <T> List<T> atMost(String field, @Nullable List<T> people) {
        if (people == null
                || people.isEmpty()
                || people.size() > MOST
                || people.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid(field, "is a list of 1 to " + MOST + "; send more in another batch.")
                    .refusal();
        }
        return people;
    }

    /** One answer for each, in the batch's sequence. */
    record CustomersTaken(int accepted, int refused, List<Entry> data) {}

    /**
     * @param status {@code accepted} or {@code refused}
     * @param errors why it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            @Nullable String externalId,
            String status,
            @Nullable String customer,
            @Nullable List<FieldProblem> errors) {}

    /** Somebody who was understood, and where in the batch she stands. */
    private record Understood(
            int at, Person person, @Nullable Consent consent, boolean dated) {
        Stream<Consents.Said> said(UUID id) {
            return consent == null ? Stream.empty() : Stream.of(new Consents.Said(id, consent, dated));
        }
    }

    /** Takes what is right and names what is wrong, in one transaction. Repeating it is harmless. */
    @PostMapping
    @Needs(Scope.CUSTOMERS)
    CustomersTaken take(Caller caller, @RequestBody CustomersAsked batch) {
        List<CustomerAsked> asked = batch.checked();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        @Nullable Entry[] entries = new @Nullable Entry[asked.size()];
        List<Understood> understood = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            List<FieldProblem> problems = new ArrayList<>();
            @Nullable Person person = asked.get(i).person(problems);
            @Nullable Consent consent = asked.get(i).consent(now, problems);
            if (person == null || !problems.isEmpty()) {
                entries[i] = new Entry(asked.get(i).externalId(), "refused", null, problems);
            } else {
                understood.add(new Understood(i, person, consent, asked.get(i).dated()));
            }
        }
        List<UUID> ids = remember(caller, understood, now);
        for (int i = 0; i < ids.size(); i++) {
            int at = understood.get(i).at();
            String id = Ids.text(IdKind.CUSTOMER, ids.get(i));
            entries[at] = new Entry(asked.get(at).externalId(), "accepted", id, null);
        }
        return new CustomersTaken(understood.size(), entries.length - understood.size(), List.of(entries));
    }

    private List<UUID> remember(Caller caller, List<Understood> people, Instant now) {
        UUID store = caller.storeId();
        if (people.isEmpty()) {
            return List.of();
        }
        return inStore.call(store, () -> {
            List<UUID> ids = customers.recognise(
                    store,
                    people.stream().map(one -> new Sighting(one.person(), now)).toList());
            consents.record(
                    store,
                    IntStream.range(0, ids.size())
                            .boxed()
                            .flatMap(i -> people.get(i).said(ids.get(i)))
                            .toList());
            audit.record(
                    store, caller.actor(), "import.customers", "customers", Map.of(), Map.of("customers", ids.size()));
            return ids;
        });
    }
}
