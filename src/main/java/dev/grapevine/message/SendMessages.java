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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    /** How long a message waits until it looks again for a mail server. */
    private static final Duration UNTIL_THERE_IS_ONE = Duration.ofMinutes(5);

    private final OutgoingRows rows;
    private final Suppressions suppressions;
    private final Map<MessageKind, SecondThought> secondThoughts;
    private final ComposeMail composeMail;
    private final InStore inStore;
    private final ApplicationEventPublisher events;
    private final MailRoute route;
    private final Pace pace;
    private final Clock clock;

    SendMessages(
            OutgoingRows rows,
            Suppressions suppressions,
            List<SecondThought> secondThoughts,
            ComposeMail composeMail,
            InStore inStore,
            ApplicationEventPublisher events,
            MailRoute route,
            Clock clock) {
        this.rows = rows;
        this.suppressions = suppressions;
        this.secondThoughts = new EnumMap<>(MessageKind.class);
        secondThoughts.forEach(one -> one.kinds().forEach(kind -> this.secondThoughts.put(kind, one)));
        this.composeMail = composeMail;
        this.inStore = inStore;
        this.events = events;
        this.route = route;
        this.pace = new Pace(route instanceof MailRoute.Out out ? out.perMinute() : Integer.MAX_VALUE);
        this.clock = clock;
    }

    @Override
    public WorkKind kind() {
        return KIND;
    }

    @Override
    public Recording call(Lease lease) {
        return inStore.call(lease.storeId(), () -> rows.take(lease.storeId(), lease.id()))
                .map(message -> send(lease, message))
                .orElse(Outcome::done);
    }

    private Recording send(Lease lease, OutgoingMessage message) {
        if (message.uselessAt() != null && !clock.instant().isBefore(message.uselessAt())) {
            return () -> ended(lease, Message.State.CANCELLED, "too_late");
        }
        Optional<String> against = against(lease, message);
        if (against.isPresent()) {
            return () -> ended(lease, Message.State.SUPPRESSED, against.get());
        }
        return switch (secondThought(lease, message)) {
            case SecondThought.Thought.Drop(String reason) -> () -> ended(lease, Message.State.CANCELLED, reason);
            case SecondThought.Thought.Send() -> leave(lease, message);
            case SecondThought.Thought.Say(var values) -> leave(lease, message.saying(values));
        };
    }

    private SecondThought.Thought secondThought(Lease lease, OutgoingMessage message) {
        @Nullable SecondThought planner = secondThoughts.get(message.kind());
        return planner == null
                ? new SecondThought.Thought.Send()
                : inStore.call(
                        lease.storeId(), () -> planner.of(lease.storeId(), message.customerId(), message.about()));
    }

    private Recording leave(Lease lease, OutgoingMessage message) {
        return switch (route) {
            case MailRoute.None() -> () -> waiting(lease);
            case MailRoute.Inbox() -> keep(lease, message);
            case MailRoute.Out out -> deliver(lease, message, out);
        };
    }

    private Optional<String> against(Lease lease, OutgoingMessage message) {
        return suppressions.against(lease.storeId(), message.kind(), message.address(), message.customerId());
    }

    private Outcome waiting(Lease lease) {
        rows.back(lease.storeId(), lease.id(), "no_mail_server");
        return Outcome.dueAgain(clock.instant().plus(UNTIL_THERE_IS_ONE));
    }

    /** Nothing leaves, so that here the question and the answer are one transaction. */
    private Recording keep(Lease lease, OutgoingMessage message) {
        RenderedMessage rendered = composeMail.letter(lease.storeId(), message);
        return () -> against(lease, message)
                .map(reason -> ended(lease, Message.State.SUPPRESSED, reason))
                .orElseGet(() -> {
                    rows.kept(lease.storeId(), lease.id(), rendered, clock.instant());
                    return sent(lease, message);
                });
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
        events.publishEvent(
                new MessageSent(lease.storeId(), message.id(), message.kind(), message.about(), message.customerId()));
        return Outcome.done();
    }

    private Outcome ended(Lease lease, Message.State state, String reason) {
        rows.ended(lease.storeId(), lease.id(), state, reason, clock.instant());
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
