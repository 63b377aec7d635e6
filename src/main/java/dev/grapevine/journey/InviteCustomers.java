package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.corner.MayRecommend;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Sighting;
import dev.grapevine.journey.PlanInvitation.Invitation;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks customers who were there before Grapevine to recommend, many at once: with their consent, no oftener than the program
 * says, and spread over time, so that mail providers don't take it for an attack. A call is one transaction of a few
 * statements, and one for each that becomes an advocate by it, because the store's orders may wait for the same people
 * meanwhile; one that is made again finds that they were asked.
 */
@Component
class InviteCustomers {
    static final int MOST = 50;

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
     * One answer for each, in their sequence; nothing where no program is open.
     *
     * @param people at most {@link #MOST}
     * @param perHour how many leave an hour, those of earlier calls first
     */
    Optional<List<Invited>> invite(UUID storeId, List<Invitee> people, int perHour) {
        return inStore.call(
                storeId, () -> programs.current(storeId).map(running -> invite(storeId, running, people, perHour)));
    }

    private List<Invited> invite(UUID storeId, RunningProgram running, List<Invitee> people, int perHour) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<UUID> ids = customers.recognise(
                storeId,
                people.stream().map(one -> new Sighting(one.person(), now)).toList());
        recordConsents(storeId, ids, people);
        Map<UUID, Customer> reachable = tellPeople.find(storeId, ids);
        Set<UUID> asked = asked(storeId, running, ids, now);
        List<Invited.Outcome> against = against(storeId, running, ids, people, reachable);
        Duration step = Duration.ofHours(1).dividedBy(perHour);
        Instant at = queue.lock(storeId, now);
        Map<Integer, Invitation> planned = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            @Nullable Customer customer = reachable.get(ids.get(i));
            if (against.get(i) == Invited.Outcome.PLANNED && customer != null && asked.add(customer.id())) {
                planned.put(i, new Invitation(customer, occasion(customer, now), at));
                at = at.plus(step);
            }
        }
        Set<String> fresh = planInvitation.plan(storeId, running, List.copyOf(planned.values()));
        queue.freeFrom(storeId, at);
        return IntStream.range(0, ids.size())
                .mapToObj(i -> invited(ids.get(i), against.get(i), planned.get(i), fresh))
                .toList();
    }

    private static Invited invited(UUID id, Invited.Outcome against, @Nullable Invitation planned, Set<String> fresh) {
        if (planned != null && fresh.contains(planned.key())) {
            return new Invited(id, Invited.Outcome.PLANNED, planned.at());
        }
        return new Invited(id, against == Invited.Outcome.PLANNED ? Invited.Outcome.ASKED_BEFORE : against, null);
    }

    private void recordConsents(UUID storeId, List<UUID> ids, List<Invitee> people) {
        List<Consents.Said> said = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            @Nullable Consent consent = people.get(i).consent();
            if (consent != null) {
                said.add(new Consents.Said(ids.get(i), consent, people.get(i).dated()));
            }
        }
        consents.record(storeId, said);
    }

    /** Who was asked within the program's period; whoever asks the same people at this moment is waited for. */
    private Set<UUID> asked(UUID storeId, RunningProgram running, List<UUID> ids, Instant now) {
        Instant since = now.minus(Duration.ofDays(running.terms().invitations().onceInDays()));
        Set<UUID> asked = new HashSet<>();
        turns.lastPlanned(storeId, ids.stream().distinct().toList(), MessageKind.INVITATION)
                .forEach((customer, last) -> {
                    if (last.isAfter(since)) {
                        asked.add(customer);
                    }
                });
        return asked;
    }

    /** What stands against writing to each; planned where nothing does. */
    private List<Invited.Outcome> against(
            UUID storeId, RunningProgram running, List<UUID> ids, List<Invitee> people, Map<UUID, Customer> reachable) {
        Set<EmailAddress> suppressed = suppressions.among(
                storeId,
                reachable.values().stream()
                        .flatMap(customer -> Stream.ofNullable(customer.email()))
                        .toList());
        Set<UUID> agreed =
                consents.given(storeId, reachable.keySet(), Consent.Purpose.MARKETING, Consent.Channel.EMAIL);
        Map<UUID, Advocate> known = new HashMap<>(advocates.ofCustomers(storeId, reachable.keySet()));
        AdvocateRule rule = running.terms().advocates();
        Set<UUID> takes = mayRecommend.among(storeId, reachable.keySet(), rule);
        List<Invited.Outcome> against = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            @Nullable Customer customer = reachable.get(id);
            if (customer == null || customer.email() == null) {
                against.add(Invited.Outcome.NO_ADDRESS);
            } else if (suppressed.contains(customer.email())) {
                against.add(Invited.Outcome.SUPPRESSED);
            } else if (!agreed.contains(id)) {
                against.add(Invited.Outcome.NO_CONSENT);
            } else {
                boolean bought = people.get(i).bought() && rule.who() == AdvocateRule.Who.CUSTOMERS;
                if (!known.containsKey(id) && (bought || takes.contains(id))) {
                    known.put(
                            id,
                            advocates
                                    .enrol(storeId, id, EnrolmentSource.INVITATION)
                                    .advocate());
                }
                @Nullable Advocate advocate = known.get(id);
                against.add(against(advocate));
            }
        }
        return against;
    }

    private static Invited.Outcome against(@Nullable Advocate advocate) {
        if (advocate == null) {
            return Invited.Outcome.NOT_ELIGIBLE;
        }
        return switch (advocate.state()) {
            case ACTIVE -> Invited.Outcome.PLANNED;
            case WAITING -> Invited.Outcome.WAITS;
            case BANNED -> Invited.Outcome.NOT_ELIGIBLE;
        };
    }

    /** One a day, as {@link InviteByHand} has it. */
    private static String occasion(Customer customer, Instant now) {
        return customer.idText() + "/" + LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
