package dev.grapevine.message;

import dev.grapevine.message.mail.Delivery;
import dev.grapevine.message.mail.Mail;
import dev.grapevine.message.mail.MailRoute;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Lease;
import dev.grapevine.platform.work.LeasedWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.Retries;
import dev.grapevine.platform.work.WorkKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Sends messages that are due. Whether somebody still wants one, and whether it still has a cause, is asked when it is ready
 * to leave, not when it was planned. Each leaves once; only where the process or the line dies between the mail server's yes and our noting it does
 * it leave again, under the same Message-ID.
 */
@Component
class SendMessages implements LeasedWork {
    /** Patient for about a day, for a mail server that is away or a mailbox that is full. */
    private static final Retries RETRIES = new Retries(14, Duration.ofSeconds(30), Duration.ofHours(4));

    static final WorkKind KIND = WorkKind.of("message", "message")
            .inBatchesOf(20)
            .leasedFor(Duration.ofMinutes(5))
            .retried(RETRIES);
    private static final int KEPT_TOGETHER = 100;
    /** How long a message waits until it looks again for a mail server. */
    private static final Duration UNTIL_THERE_IS_ONE = Duration.ofMinutes(5);

    private final OutgoingRows rows;
    private final Suppressions suppressions;
    private final SecondLook secondLook;
    private final KeepMessages keepMessages;
    private final ComposeMail composeMail;
    private final InStore inStore;
    private final ApplicationEventPublisher events;
    private final MailRoute route;
    private final Pace pace;
    private final Clock clock;

    SendMessages(
            OutgoingRows rows,
            Suppressions suppressions,
            SecondLook secondLook,
            KeepMessages keepMessages,
            ComposeMail composeMail,
            InStore inStore,
            ApplicationEventPublisher events,
            MailRoute route,
            Clock clock) {
        this.rows = rows;
        this.suppressions = suppressions;
        this.secondLook = secondLook;
        this.keepMessages = keepMessages;
        this.composeMail = composeMail;
        this.inStore = inStore;
        this.events = events;
        this.route = route;
        this.pace = new Pace(route instanceof MailRoute.Out out ? out.perMinute() : Integer.MAX_VALUE);
        this.clock = clock;
    }

    /** Out of the house so many at once as a mail server likes; nothing keeps the inbox from taking more together. */
    @Override
    public WorkKind kind() {
        return route instanceof MailRoute.Inbox ? KIND.inBatchesOf(KEPT_TOGETHER) : KIND;
    }

    @Override
    public Map<UUID, Outcome> withoutCall(UUID storeId, List<Lease> leases) {
        return route instanceof MailRoute.Inbox
                ? keepMessages.keep(storeId, leases.stream().map(Lease::id).toList())
                : Map.of();
    }

    @Override
    public Recording call(Lease lease) {
        UUID storeId = lease.storeId();
        return route instanceof MailRoute.Inbox
                ? () -> Objects.requireNonNull(
                        keepMessages.keep(storeId, List.of(lease.id())).get(lease.id()))
                : inStore.call(storeId, () -> rows.take(storeId, lease.id()).map(message -> leaving(lease, message)))
                        .map(Leaving::leave)
                        .orElse(Outcome::done);
    }

    /** What is left to do once the transaction that took the message has ended. */
    @FunctionalInterface
    private interface Leaving {
        Recording leave();
    }

    private Leaving leaving(Lease lease, OutgoingMessage message) {
        Optional<String> against = against(lease, message);
        if (against.isPresent()) {
            return () -> () -> ended(lease, Message.State.SUPPRESSED, against.get());
        }
        return switch (secondLook.at(lease.storeId(), message)) {
            case SecondThought.Thought.Drop(String reason) -> () -> () -> ended(lease, Message.State.CANCELLED, reason);
            case SecondThought.Thought.Send() -> () -> leave(lease, message);
            case SecondThought.Thought.Say(var values) -> () -> leave(lease, message.saying(values));
        };
    }

    private Recording leave(Lease lease, OutgoingMessage message) {
        return switch (route) {
            case MailRoute.None() -> () -> waiting(lease);
            case MailRoute.Inbox() -> throw new IllegalStateException("Nothing leaves the inbox");
            case MailRoute.Out out -> deliver(lease, message, out);
        };
    }

    private Optional<String> against(Lease lease, OutgoingMessage message) {
        return Optional.ofNullable(
                suppressions.against(lease.storeId(), List.of(message)).get(message.id()));
    }

    private Outcome waiting(Lease lease) {
        rows.back(lease.storeId(), lease.id(), "no_mail_server");
        return Outcome.dueAgain(clock.instant().plus(UNTIL_THERE_IS_ONE));
    }

    private Recording deliver(Lease lease, OutgoingMessage message, MailRoute.Out out) {
        Mail mail = composeMail.mail(lease.storeId(), message);
        try {
            pace.await(lease.storeId());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return () -> later(lease, "stopped");
        }
        Delivery delivery =
                out.carrier().carry(mail, () -> against(lease, message).isEmpty());
        return switch (delivery) {
            case Delivery.Accepted() ->
                () -> {
                    rows.sent(lease.storeId(), lease.id(), mail.subject(), clock.instant());
                    return sent(lease, message);
                };
            case Delivery.Unwanted() ->
                () -> ended(
                        lease, Message.State.SUPPRESSED, against(lease, message).orElse("unsubscribed"));
            case Delivery.Later(var why) -> () -> later(lease, why);
            case Delivery.Refused(var why, var noSuchMailbox) ->
                () -> {
                    if (noSuchMailbox) {
                        suppressions.add(lease.storeId(), message.address(), Suppression.Reason.BOUNCED);
                        events.publishEvent(new MessageBounced(
                                lease.storeId(), message.id(), message.kind(), message.customerId()));
                    }
                    return ended(lease, Message.State.FAILED, why);
                };
        };
    }

    private Outcome sent(Lease lease, OutgoingMessage message) {
        if (!message.isTest()) {
            events.publishEvent(MessageSent.of(lease.storeId(), message));
        }
        return Outcome.done();
    }

    private Outcome ended(Lease lease, Message.State state, String reason) {
        rows.ended(lease.storeId(), List.of(new OutgoingRows.End(lease.id(), state, reason)), clock.instant());
        return Outcome.done();
    }

    private Outcome later(Lease lease, String why) {
        if (lease.attempt() >= RETRIES.attempts()) {
            rows.givenUp(lease.storeId(), lease.id(), why, clock.instant());
        } else {
            rows.back(lease.storeId(), lease.id(), why);
        }
        return Outcome.retry(why);
    }
}
