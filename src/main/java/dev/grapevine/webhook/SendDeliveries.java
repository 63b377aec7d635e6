package dev.grapevine.webhook;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.http.Outbound;
import dev.grapevine.platform.http.OutboundAnswer;
import dev.grapevine.platform.http.OutboundAnswer.Answered;
import dev.grapevine.platform.http.OutboundRequest;
import dev.grapevine.platform.work.Lease;
import dev.grapevine.platform.work.LeasedWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.Retries;
import dev.grapevine.platform.work.WorkKind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells endpoints of events. An event arrives at least once, under the same id each time: it is sent again where no answer
 * came, or where the process died between the answer and our noting it.
 */
@Component
final class SendDeliveries implements LeasedWork {
    /** The random part of each wait; {@link Waits} has the other. */
    private static final Retries RETRIES = new Retries(Waits.ATTEMPTS, Duration.ofSeconds(1), Duration.ofMinutes(30));

    /**
     * Several batches at once, so that an endpoint that takes its time holds up no other: 40 calls of a store, twice what a
     * host takes at once, and a fifth of the connections that all stores share.
     */
    static final WorkKind KIND = WorkKind.of("webhook", "webhook_delivery")
            .inBatchesOf(10)
            .atOnce(4)
            .leasedFor(Duration.ofMinutes(2))
            .retried(RETRIES);

    /** Within which an endpoint has to answer; its own work is better done afterwards. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Until an endpoint is asked again that has as many calls under way as it may have. */
    private static final Duration CROWDED = Duration.ofSeconds(10);

    /** For how long nothing may arrive until an endpoint is given up. */
    private static final Duration FAILING = Duration.ofDays(3);

    private static final int MOST_SHOWN = 500;
    private static final int GONE = 410;

    private final InStore inStore;
    private final DeliveryRows rows;
    private final Endpoints endpoints;
    private final Outbound outbound;
    private final Clock clock;

    SendDeliveries(InStore inStore, DeliveryRows rows, Endpoints endpoints, Outbound outbound, Clock clock) {
        this.inStore = inStore;
        this.rows = rows;
        this.endpoints = endpoints;
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public WorkKind kind() {
        return KIND;
    }

    @Override
    public Recording call(Lease lease) {
        return inStore.call(lease.storeId(), () -> rows.take(lease.storeId(), lease.id(), clock.instant()))
                .map(outgoing -> outgoing.wanted() ? send(lease, outgoing) : cancel(lease))
                .orElse(Outcome::done);
    }

    private Recording cancel(Lease lease) {
        return () -> {
            rows.cancelled(lease.storeId(), lease.id(), clock.instant());
            return Outcome.done();
        };
    }

    private Recording send(Lease lease, Outgoing outgoing) {
        Instant begun = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long start = System.nanoTime();
        OutboundAnswer answer = outbound.send(request(outgoing, begun));
        if (answer instanceof OutboundAnswer.Busy) {
            return () -> Outcome.notTried("Its host already has as many calls under way as it may have", CROWDED);
        }
        long milliseconds = Duration.ofNanos(System.nanoTime() - start).toMillis();
        Attempt attempt = attempt(answer, begun, milliseconds);
        return () -> record(lease, outgoing, answer, attempt);
    }

    private static OutboundRequest request(Outgoing outgoing, Instant now) {
        Event event = outgoing.event();
        String body = event.body();
        return OutboundRequest.post(URI.create(outgoing.url()), "application/json", body)
                .header("webhook-id", event.idText())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", Signature.header(outgoing.secrets(), event.idText(), now, body))
                .within(PATIENCE);
    }

    private static Attempt attempt(OutboundAnswer answer, Instant at, long milliseconds) {
        return switch (answer) {
            case Answered answered ->
                new Attempt(at, answered.status(), milliseconds, firstPart(answered.text()), error(answered));
            case OutboundAnswer.Refused(String why) -> new Attempt(at, null, milliseconds, null, why);
            case OutboundAnswer.Unreachable(String why) -> new Attempt(at, null, milliseconds, null, why);
            case OutboundAnswer.Busy() -> throw new IllegalStateException("what was not tried is no attempt");
            case OutboundAnswer.Unknown(String why) -> new Attempt(at, null, milliseconds, null, why);
        };
    }

    private static @Nullable String error(Answered answered) {
        int status = answered.status();
        if (answered.isSuccess()) {
            return null;
        }
        return status == GONE
                ? "It answered 410: it is gone, and was disabled."
                : status / 100 == 3
                        ? "It answered " + status + ", a redirect, and those are not followed: enter the new address."
                        : "It answered " + status + "; only 200 to 299 count as received.";
    }

    /** What a database keeps as text, and no more than a glance. */
    private static @Nullable String firstPart(String text) {
        String shown = text.codePoints()
                .limit(MOST_SHOWN)
                .map(point -> point == '\n' || !Character.isISOControl(point) ? point : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return shown.isEmpty() ? null : shown;
    }

    private Outcome record(Lease lease, Outgoing outgoing, OutboundAnswer answer, Attempt attempt) {
        Instant now = clock.instant();
        boolean well = attempt.error() == null;
        rows.tried(
                lease.storeId(),
                lease.id(),
                attempt,
                well ? Delivery.State.DELIVERED : Delivery.State.PENDING,
                well ? now : null);
        @Nullable Instant since = rows.fares(lease.storeId(), outgoing.endpoint(), well, now);
        if (attempt.error() == null) {
            return Outcome.done();
        }
        boolean gone = answer instanceof Answered answered && answered.status() == GONE;
        if (gone || (since != null && !since.plus(FAILING).isAfter(now))) {
            endpoints.disable(
                    lease.storeId(), outgoing.endpoint(), gone ? Endpoint.Disabled.GONE : Endpoint.Disabled.FAILING);
            return Outcome.dead(attempt.error());
        }
        return answer instanceof OutboundAnswer.Refused
                ? Outcome.dead(attempt.error())
                : Outcome.retry(attempt.error(), Waits.after(lease.attempt(), answer));
    }
}
