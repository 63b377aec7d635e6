package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.corner.MayRecommend;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.customer.Sighting;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Suppressions;
import dev.grapevine.message.Turns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks customers who were there before Grapevine to recommend, many at once: with their consent, no oftener than the program
 * says, and spread over time, so that mail providers don't take it for an attack. A call is one transaction, so that one that
 * was cut off has done nothing; and one that is made again finds that they were asked.
 */
@Component
public class InviteCustomers {
    public static final int MOST = 500;

    private final InStore inStore;
    private final Programs programs;
    private final Customers customers;
    private final Consents consents;
    private final Advocates advocates;
    private final MayRecommend mayRecommend;
    private final Suppressions suppressions;
    private final Turns turns;
    private final InvitationQueue queue;
    private final TellPeople tellPeople;
    private final PlanInvitation planInvitation;
    private final Clock clock;

    InviteCustomers(
            InStore inStore,
            Programs programs,
            Customers customers,
            Consents consents,
            Advocates advocates,
            MayRecommend mayRecommend,
            Suppressions suppressions,
            Turns turns,
            InvitationQueue queue,
            TellPeople tellPeople,
            PlanInvitation planInvitation,
            Clock clock) {
        this.inStore = inStore;
        this.programs = programs;
        this.customers = customers;
        this.consents = consents;
        this.advocates = advocates;
        this.mayRecommend = mayRecommend;
        this.suppressions = suppressions;
        this.turns = turns;
        this.queue = queue;
        this.tellPeople = tellPeople;
        this.planInvitation = planInvitation;
        this.clock = clock;
    }

    /**
     * Somebody to be asked.
     *
     * @param consent what she agreed to, where the shop says so; else what is known counts
     * @param bought whether the shop says that she has ordered, before Grapevine was told of orders
     */
    public record Invitee(Person person, @Nullable Consent consent, boolean bought) {
        /** Hides who it is, because logs outlive an erasure. */
        @Override
        public String toString() {
            return "Invitee";
        }
    }

    /** What became of one. */
    public enum Outcome {
        PLANNED,
        /** The program doesn't take her as an advocate, or not yet, or no more. */
        NOT_ELIGIBLE,
        /** No e-mail address of hers is known. */
        NO_ADDRESS,
        /** She never agreed to be written to, or took it back. */
        NO_CONSENT,
        /** She stopped mails, called one spam, or her mailbox doesn't exist. */
        SUPPRESSED,
        /** She was asked within the program's period. */
        ASKED_BEFORE
    }

    /** @param sendAt when the mail leaves; null where none was planned */
    public record Invited(
            UUID customerId, Outcome outcome, @Nullable Instant sendAt) {}

    /**
     * One answer for each, in their sequence; nothing where no program is open.
     *
     * @param people at most {@link #MOST}
     * @param perHour how many leave an hour, those of earlier calls first
     */
    public Optional<List<Invited>> invite(UUID storeId, List<Invitee> people, int perHour) {
        return inStore.call(
                storeId, () -> programs.current(storeId).map(running -> invite(storeId, running, people, perHour)));
    }

    private List<Invited> invite(UUID storeId, RunningProgram running, List<Invitee> people, int perHour) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<UUID> ids = customers.recognise(
                storeId,
                people.stream().map(one -> new Sighting(one.person(), now)).toList());
        for (int i = 0; i < ids.size(); i++) {
            @Nullable Consent consent = people.get(i).consent();
            if (consent != null) {
                consents.record(storeId, ids.get(i), consent);
            }
        }
        Map<UUID, Customer> reachable = tellPeople.find(storeId, ids);
        Map<UUID, Instant> asked =
                new HashMap<>(turns.lastPlanned(storeId, ids.stream().distinct().toList(), MessageKind.INVITATION));
        Instant since = now.minus(Duration.ofDays(running.terms().invitations().onceInDays()));
        Duration step = Duration.ofHours(1).dividedBy(perHour);
        Instant at = queue.lock(storeId, now);
        List<Invited> answers = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            @Nullable Customer customer = reachable.get(id);
            @Nullable Instant last = asked.get(id);
            Outcome against = customer == null || customer.email() == null
                    ? Outcome.NO_ADDRESS
                    : against(
                            storeId,
                            running,
                            id,
                            customer.email(),
                            people.get(i).bought());
            boolean planned = against == Outcome.PLANNED
                    && customer != null
                    && (last == null || !last.isAfter(since))
                    && planInvitation.plan(storeId, running, customer, occasion(customer, now), at);
            if (planned) {
                answers.add(new Invited(id, Outcome.PLANNED, at));
                asked.put(id, now);
                at = at.plus(step);
            } else {
                answers.add(new Invited(id, against == Outcome.PLANNED ? Outcome.ASKED_BEFORE : against, null));
            }
        }
        queue.free(storeId, at);
        return answers;
    }

    /** What stands against writing to her; planned where nothing does. */
    private Outcome against(UUID storeId, RunningProgram running, UUID customer, EmailAddress address, boolean bought) {
        if (!suppressions.of(storeId, address).isEmpty()) {
            return Outcome.SUPPRESSED;
        }
        boolean agreed = consents.newest(storeId, customer, Consent.Purpose.MARKETING, Consent.Channel.EMAIL)
                .filter(Consent::given)
                .isPresent();
        if (!agreed) {
            return Outcome.NO_CONSENT;
        }
        return advocate(storeId, running, customer, bought)
                .filter(Advocate::isActive)
                .map(_ -> Outcome.PLANNED)
                .orElse(Outcome.NOT_ELIGIBLE);
    }

    private Optional<Advocate> advocate(UUID storeId, RunningProgram running, UUID customer, boolean bought) {
        AdvocateRule rule = running.terms().advocates();
        return advocates.ofCustomer(storeId, customer).or(() -> {
            boolean takes =
                    (bought && rule.who() == AdvocateRule.Who.CUSTOMERS) || mayRecommend.takes(storeId, customer, rule);
            return takes
                    ? Optional.of(advocates
                            .enrol(storeId, customer, EnrolmentSource.INVITATION)
                            .advocate())
                    : Optional.empty();
        });
    }

    /** One a day, as {@link InviteByHand} has it. */
    private static String occasion(Customer customer, Instant now) {
        return customer.idText() + "/" + LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
