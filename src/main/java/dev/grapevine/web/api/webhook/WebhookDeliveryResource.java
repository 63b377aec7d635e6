package dev.grapevine.web.api.webhook;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import dev.grapevine.webhook.Attempt;
import dev.grapevine.webhook.Deliveries;
import dev.grapevine.webhook.Delivery;
import dev.grapevine.webhook.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What became of the events on their way to an endpoint. A delivery goes by the id of its event. */
@RestController
@RequestMapping("/api/v1/webhook_endpoints/{id}")
class WebhookDeliveryResource {
    private final Deliveries deliveries;
    private final FindEndpoint findEndpoint;

    WebhookDeliveryResource(Deliveries deliveries, FindEndpoint findEndpoint) {
        this.deliveries = deliveries;
        this.findEndpoint = findEndpoint;
    }

    /**
     * @param state pending, delivered, failed (given up) or cancelled (the endpoint was disabled)
     * @param nextAt when it is tried next
     */
    record DeliveryShown(
            String event,
            String type,
            String state,
            Instant happenedAt,
            @Nullable Instant nextAt,
            @Nullable Instant endedAt,
            List<Attempt> attempts) {

        static DeliveryShown of(Delivery delivery) {
            return new DeliveryShown(
                    delivery.event().idText(),
                    delivery.event().type(),
                    delivery.state().code(),
                    delivery.event().happenedAt(),
                    delivery.nextAt(),
                    delivery.endedAt(),
                    delivery.attempts());
        }
    }

    /** @param event the id under which it arrives */
    record EventOnItsWay(String event) {}

    /** The newest events first. */
    @GetMapping("/deliveries")
    @Needs(Scope.READ)
    Listed<DeliveryShown> list(Caller caller, @PathVariable("id") String id, PageAsked page) {
        Endpoint endpoint = findEndpoint.of(caller, id);
        return Listed.of(
                deliveries.list(caller.storeId(), endpoint.id(), page.limit(), page.after()), DeliveryShown::of);
    }

    /** Sends an event once more, under the same id; 409 while the endpoint is disabled. */
    @PostMapping("/deliveries/{event}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.WEBHOOKS)
    EventOnItsWay replay(Caller caller, @PathVariable("id") String id, @PathVariable("event") String event) {
        Endpoint endpoint = enabled(caller, id);
        UUID sent = Ids.parse(IdKind.EVENT, event)
                .orElseThrow(() -> Problem.notFound().refusal());
        if (!deliveries.replay(caller.storeId(), endpoint, sent, caller.actor())) {
            throw Problem.notFound().refusal();
        }
        return new EventOnItsWay(event);
    }

    /** Sends an event of the type webhook.test, to this endpoint alone; 409 while it is disabled. */
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.WEBHOOKS)
    EventOnItsWay test(Caller caller, @PathVariable("id") String id) {
        return new EventOnItsWay(
                deliveries.test(caller.storeId(), enabled(caller, id)).idText());
    }

    private Endpoint enabled(Caller caller, String id) {
        Endpoint endpoint = findEndpoint.of(caller, id);
        if (!endpoint.isEnabled()) {
            throw Problem.of(ProblemType.CONFLICT, "This endpoint is disabled: enable it first.")
                    .refusal();
        }
        return endpoint;
    }
}
