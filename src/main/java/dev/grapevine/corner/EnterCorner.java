package dev.grapevine.corner;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Programs;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets in whoever opens a mailed link, and makes her an advocate where the program takes her. */
@Component
public class EnterCorner {
    private final InStore inStore;
    private final CornerLinks links;
    private final Customers customers;
    private final Consents consents;
    private final Advocates advocates;
    private final Programs programs;
    private final MayRecommend mayRecommend;
    private final Clock clock;

    public EnterCorner(
            InStore inStore,
            CornerLinks links,
            Customers customers,
            Consents consents,
            Advocates advocates,
            Programs programs,
            MayRecommend mayRecommend,
            Clock clock) {
        this.inStore = inStore;
        this.links = links;
        this.customers = customers;
        this.consents = consents;
        this.advocates = advocates;
        this.programs = programs;
        this.mayRecommend = mayRecommend;
        this.clock = clock;
    }

    /** Uses the link up. What was said when it was asked for, name and consent, holds from now on. */
    public Entrance enter(UUID storeId, String token) {
        return inStore.call(storeId, () -> links.use(storeId, token)
                .<Entrance>map(request -> new Entrance.Open(welcome(storeId, request)))
                .orElseGet(() -> new Entrance.Shut(links.look(storeId, token))));
    }

    private UUID welcome(UUID storeId, LinkRequest request) {
        boolean known = !customers.matching(storeId, Person.of(request.email())).isEmpty();
        UUID customer = customers.recognise(
                storeId,
                new Person(null, request.email(), null, request.firstName(), null, known ? null : request.language()));
        if (request.consent()) {
            consents.record(
                    storeId,
                    customer,
                    new Consent(
                            Consent.Purpose.MARKETING,
                            Consent.Channel.EMAIL,
                            true,
                            "sign-up page",
                            clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
        advocate(storeId, customer).ifPresent(advocate -> advocates.came(storeId, advocate.id()));
        return customer;
    }

    /** The advocate that a customer is, or becomes by this where the program takes her; nothing where it doesn't yet. */
    public Optional<Advocate> advocate(UUID storeId, UUID customerId) {
        return inStore.call(
                storeId, () -> advocates.ofCustomer(storeId, customerId).or(() -> programs.current(storeId)
                        .filter(running -> mayRecommend.takes(
                                storeId, customerId, running.terms().advocates()))
                        .map(running -> advocates
                                .enrol(storeId, customerId, EnrolmentSource.SIGN_UP)
                                .advocate())));
    }
}
