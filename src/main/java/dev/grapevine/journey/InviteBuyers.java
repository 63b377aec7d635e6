package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.AdvocateEnrolled;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.corner.MayRecommend;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customer;
import dev.grapevine.journey.PlanInvitation.Invitation;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Turns;
import dev.grapevine.order.Order;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Invitations;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks customers who bought and may recommend to do it: with their consent, after the program's delay, at most once in its
 * period, and of several orders for the newest. An order from before the period is no occasion any more, however late it is
 * told or walked again. Whether she still agrees, and whether there still is a reason, is asked again when the mail leaves.
 */
@Component
class InviteBuyers {
    private final InStore inStore;
    private final Programs programs;
    private final Consents consents;
    private final MayRecommend mayRecommend;
    private final Advocates advocates;
    private final Turns turns;
    private final TellPeople tellPeople;
    private final PlanInvitation planInvitation;
    private final Clock clock;

    InviteBuyers(
            InStore inStore,
            Programs programs,
            Consents consents,
            MayRecommend mayRecommend,
            Advocates advocates,
            Turns turns,
            TellPeople tellPeople,
            PlanInvitation planInvitation,
            Clock clock) {
        this.inStore = inStore;
        this.programs = programs;
        this.consents = consents;
        this.mayRecommend = mayRecommend;
        this.advocates = advocates;
        this.turns = turns;
        this.tellPeople = tellPeople;
        this.planInvitation = planInvitation;
        this.clock = clock;
    }

    void after(UUID storeId, Collection<AttributedOrder> orders) {
        List<Order> agreed = orders.stream()
                .map(AttributedOrder::order)
                .filter(order -> Boolean.TRUE.equals(order.acceptsMarketing()))
                .filter(order -> !order.history() && !order.isCancelled())
                .toList();
        if (agreed.isEmpty()) {
            return;
        }
        programs.current(storeId)
                .filter(running -> running.terms().invitations().on())
                .ifPresent(running -> inStore.run(storeId, () -> invite(storeId, running, agreed)));
    }

    private void invite(UUID storeId, RunningProgram running, List<Order> orders) {
        var invitations = running.terms().invitations();
        Instant since = clock.instant().minus(Duration.ofDays(invitations.onceInDays()));
        Map<UUID, Customer> people =
                tellPeople.find(storeId, orders.stream().map(Order::customerId).toList());
        Set<UUID> agreed = consents.given(storeId, people.keySet(), Consent.Purpose.MARKETING, Consent.Channel.EMAIL);
        List<Order> wanted = orders.stream()
                .filter(order -> agreed.contains(order.customerId()))
                .filter(order -> isOccasion(invitations, order, since))
                .sorted(Comparator.comparing(Order::placedAt).reversed())
                .toList();
        Set<UUID> taken = mayRecommend.among(
                storeId,
                wanted.stream().map(Order::customerId).toList(),
                running.terms().advocates());
        List<Order> open = wanted.stream()
                .filter(order -> taken.contains(order.customerId()))
                .toList();
        Set<UUID> asked = asked(storeId, open, since);
        List<Invitation> planned = new ArrayList<>();
        for (Order order : open) {
            if (asked.add(order.customerId())) {
                Instant at = moment(invitations, order).orElseThrow().plus(Duration.ofDays(invitations.delayDays()));
                planned.add(new Invitation(Objects.requireNonNull(people.get(order.customerId())), order.idText(), at));
            }
        }
        Set<UUID> active =
                enrol(storeId, planned.stream().map(one -> one.to().id()).toList());
        planInvitation.plan(
                storeId,
                running,
                planned.stream().filter(one -> active.contains(one.to().id())).toList());
    }

    /** @return who may recommend now, and does not wait for a teammate */
    private Set<UUID> enrol(UUID storeId, List<UUID> buyers) {
        Map<UUID, Advocate> known = new HashMap<>(advocates.ofCustomers(storeId, buyers));
        buyers.forEach(buyer -> known.computeIfAbsent(
                buyer, id -> advocates.enrol(storeId, id, EnrolmentSource.ORDER).advocate()));
        return known.values().stream()
                .filter(Advocate::isActive)
                .map(Advocate::customerId)
                .collect(Collectors.toSet());
    }

    /**
     * Who had to be let in by a teammate is asked now that she is: who bought, where the program asks buyers, and whom the shop
     * meant to ask anyway.
     */
    @EventListener
    void on(AdvocateEnrolled enrolled) {
        Advocate advocate = enrolled.advocate();
        UUID storeId = enrolled.storeId();
        boolean bought = advocate.source() == EnrolmentSource.ORDER;
        boolean meant = advocate.source() == EnrolmentSource.INVITATION;
        if (!enrolled.waited()
                || !(bought || meant)
                || consents.given(
                                storeId,
                                List.of(advocate.customerId()),
                                Consent.Purpose.MARKETING,
                                Consent.Channel.EMAIL)
                        .isEmpty()) {
            return;
        }
        Optional.ofNullable(
                        tellPeople.find(storeId, List.of(advocate.customerId())).get(advocate.customerId()))
                .ifPresent(person -> programs.current(storeId)
                        .filter(running ->
                                meant || running.terms().invitations().on())
                        .ifPresent(running ->
                                planInvitation.plan(storeId, running, person, advocate.idText(), clock.instant())));
    }

    private static boolean isOccasion(Invitations invitations, Order order, Instant since) {
        return moment(invitations, order).filter(since::isBefore).isPresent();
    }

    private static Optional<Instant> moment(Invitations invitations, Order order) {
        return switch (invitations.moment()) {
            case ORDER -> Optional.of(order.placedAt());
            case DELIVERY -> Optional.ofNullable(order.times().delivered());
        };
    }

    /** Who was asked within the program's period; whoever asks the same people at this moment is waited for. */
    private Set<UUID> asked(UUID storeId, List<Order> orders, Instant since) {
        Set<UUID> asked = new HashSet<>();
        turns.lastPlanned(
                        storeId,
                        orders.stream().map(Order::customerId).distinct().toList(),
                        MessageKind.INVITATION)
                .forEach((customer, last) -> {
                    if (last.isAfter(since)) {
                        asked.add(customer);
                    }
                });
        return asked;
    }
}
