package dev.grapevine.journey;

import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customer;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.order.Order;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Invitations;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks customers who bought to recommend: with their consent, after the program's delay, at most once in its period. Whether
 * she still agrees is asked again when the mail leaves.
 */
@Component
class InviteBuyers {
    private final InStore inStore;
    private final Programs programs;
    private final Consents consents;
    private final Advocates advocates;
    private final Messages messages;
    private final TellPeople tellPeople;
    private final PlanInvitation planInvitation;
    private final Clock clock;

    InviteBuyers(
            InStore inStore,
            Programs programs,
            Consents consents,
            Advocates advocates,
            Messages messages,
            TellPeople tellPeople,
            PlanInvitation planInvitation,
            Clock clock) {
        this.inStore = inStore;
        this.programs = programs;
        this.consents = consents;
        this.advocates = advocates;
        this.messages = messages;
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
        var people =
                tellPeople.find(storeId, orders.stream().map(Order::customerId).toList());
        for (Order order : orders) {
            @Nullable Customer buyer = people.get(order.customerId());
            Optional<Instant> from = moment(invitations, order);
            if (buyer != null && from.isPresent() && maySend(storeId, buyer, running)) {
                advocates.enrol(storeId, buyer.id(), EnrolmentSource.ORDER);
                Instant at = from.get().plus(Duration.ofDays(invitations.delayDays()));
                planInvitation.plan(storeId, running, buyer, order.idText(), at);
            }
        }
    }

    private static Optional<Instant> moment(Invitations invitations, Order order) {
        return switch (invitations.moment()) {
            case ORDER -> Optional.of(order.placedAt());
            case DELIVERY -> Optional.ofNullable(order.times().delivered());
        };
    }

    private boolean maySend(UUID storeId, Customer buyer, RunningProgram running) {
        boolean agreed = consents.newest(storeId, buyer.id(), Consent.Purpose.MARKETING, Consent.Channel.EMAIL)
                .filter(Consent::given)
                .isPresent();
        Instant since = clock.instant()
                .minus(Duration.ofDays(running.terms().invitations().onceInDays()));
        return agreed
                && messages.lastPlanned(storeId, buyer.id(), MessageKind.INVITATION)
                        .filter(last -> last.isAfter(since))
                        .isEmpty();
    }
}
