package dev.grapevine.advocate;

import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.Ids;
import dev.grapevine.program.Programs;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Makes a customer an advocate; always within a transaction of the store. */
final class EnrolAdvocate {
    private final AdvocateRows rows;
    private final Customers customers;
    private final Programs programs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EnrolAdvocate(
            AdvocateRows rows, Customers customers, Programs programs, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.customers = customers;
        this.programs = programs;
        this.events = events;
        this.clock = clock;
    }

    /** The new advocate, or who somebody else has made of the same customer at the same moment. */
    Enrolment insert(UUID storeId, UUID customerId, EnrolmentSource source) {
        AdvocateState state = state(storeId, source);
        @Nullable
        String locale =
                customers.find(storeId, customerId).map(Customer::locale).orElse(null);
        while (true) {
            Advocate advocate = fresh(customerId, state, locale, source);
            if (rows.insert(storeId, advocate)) {
                if (advocate.isActive()) {
                    events.publishEvent(new AdvocateEnrolled(storeId, advocate, false));
                }
                return new Enrolment(advocate, true);
            }
            Optional<Advocate> quicker = rows.byCustomer(storeId, customerId);
            if (quicker.isPresent()) {
                return new Enrolment(quicker.get(), false);
            }
            // Somebody else has this token: the next one is another.
        }
    }

    private AdvocateState state(UUID storeId, EnrolmentSource source) {
        boolean byHand = programs.current(storeId)
                .map(running -> running.terms().advocates().approvedByHand())
                .orElse(false);
        return byHand && source != EnrolmentSource.TEAMMATE ? AdvocateState.WAITING : AdvocateState.ACTIVE;
    }

    private Advocate fresh(UUID customerId, AdvocateState state, @Nullable String locale, EnrolmentSource source) {
        return new Advocate(
                Ids.newId(),
                customerId,
                state,
                LinkToken.fresh(),
                locale,
                source,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
    }
}
