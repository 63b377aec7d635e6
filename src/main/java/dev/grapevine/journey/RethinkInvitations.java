package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.SecondThought;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.share.Shares;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Invites, and reminds of it, only while there is something to recommend, she may do it, and the order that was the occasion
 * stands. Whoever has been in her corner or has shared is not reminded, nor is anybody whose invitation never left. Who
 * unsubscribed is left alone as with all marketing. What is promised is what is promised now.
 */
@Component
class RethinkInvitations implements SecondThought {
    private final Programs programs;
    private final Advocates advocates;
    private final Orders orders;
    private final Shares shares;
    private final Messages messages;

    RethinkInvitations(Programs programs, Advocates advocates, Orders orders, Shares shares, Messages messages) {
        this.programs = programs;
        this.advocates = advocates;
        this.orders = orders;
        this.shares = shares;
        this.messages = messages;
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.INVITATION, MessageKind.INVITATION_REMINDER);
    }

    @Override
    public Thought of(UUID storeId, @Nullable UUID customerId, String about) {
        String[] parts = about.split("/", -1);
        Optional<UUID> order = Ids.parse(IdKind.ORDER, parts[1]);
        boolean byItself = order.isPresent() || isReminder(parts);
        @Nullable
        RunningProgram running = programs.current(storeId)
                .filter(one -> one.terms().invitations().on() || !byItself)
                .orElse(null);
        if (running == null) {
            return new Thought.Drop("program_ended");
        }
        if (isReminder(parts) && messages.cameToNothing(storeId, invitation(about))) {
            return new Thought.Drop("not_invited");
        }
        return order.flatMap(id -> fallen(storeId, id))
                .or(() -> Optional.ofNullable(customerId)
                        .flatMap(id -> advocates.ofCustomer(storeId, id))
                        .flatMap(advocate -> needless(storeId, advocate, isReminder(parts))))
                .<Thought>map(Thought.Drop::new)
                .orElseGet(() -> new Thought.Say(PlanInvitation.values(running)));
    }

    private static boolean isReminder(String[] parts) {
        return parts[0].equals(MessageKind.INVITATION_REMINDER.code());
    }

    /** The key of the invitation that a reminder is of: its own, by the other kind and without the number. */
    private static String invitation(String reminder) {
        return PlanInvitation.KEY + reminder.substring(reminder.indexOf('/') + 1, reminder.lastIndexOf('/'));
    }

    private Optional<String> fallen(UUID storeId, UUID orderId) {
        return orders.find(storeId, orderId)
                .flatMap(order -> order.isCancelled()
                        ? Optional.of("order_cancelled")
                        : Optional.of(order).filter(Order::isFullyRefunded).map(_ -> "order_refunded"));
    }

    private Optional<String> needless(UUID storeId, Advocate advocate, boolean isReminder) {
        if (!advocate.isActive()) {
            return Optional.of("advocate_not_active");
        }
        if (isReminder && advocates.hasCome(storeId, advocate.id())) {
            return Optional.of("came");
        }
        return isReminder && shares.hasShared(storeId, advocate.id()) ? Optional.of("shared") : Optional.empty();
    }
}
