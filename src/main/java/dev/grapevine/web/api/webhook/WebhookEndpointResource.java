package dev.grapevine.web.api.webhook;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.secret.Secret;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import dev.grapevine.webhook.Endpoint;
import dev.grapevine.webhook.EndpointChange;
import dev.grapevine.webhook.EndpointWish;
import dev.grapevine.webhook.Endpoints;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The addresses that are told of events. */
@RestController
@RequestMapping("/api/v1/webhook_endpoints")
class WebhookEndpointResource {
    private final Endpoints endpoints;
    private final FindEndpoint findEndpoint;

    WebhookEndpointResource(Endpoints endpoints, FindEndpoint findEndpoint) {
        this.endpoints = endpoints;
        this.findEndpoint = findEndpoint;
    }

    /**
     * @param types of events; left out for all
     * @param secret that the receiver has already; left out for a new one
     */
    record EndpointAsked(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<String> types,
            @Nullable String secret) {}

    /** @param types of events, ["*"] for all; what is left out stays */
    record EndpointChangeAsked(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<String> types,
            @Nullable Boolean enabled) {

        EndpointWish on(EndpointWish was) {
            return new EndpointWish(
                    url == null ? was.url() : url,
                    description == null ? was.description() : description.isBlank() ? null : description.strip(),
                    types == null ? was.types() : types.equals(List.of("*")) ? null : types,
                    enabled == null ? was.enabled() : enabled);
        }
    }

    @GetMapping
    @Needs(Scope.READ)
    Listed<WebhookShown> list(Caller caller, PageAsked page) {
        Cursor after = page.after();
        List<Endpoint> following = endpoints.list(caller.storeId()).stream()
                .dropWhile(one -> after != null && !one.id().equals(after.id()))
                .skip(after == null ? 0 : 1)
                .limit(page.limit().andOneMore())
                .toList();
        return Listed.of(Page.of(following, page.limit(), one -> Cursor.by(one.id())), WebhookShown::of);
    }

    /** The secret is in this answer and never again. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.WEBHOOKS)
    WebhookShown add(Caller caller, @RequestBody EndpointAsked asked) {
        if (asked.url() == null || asked.url().isBlank()) {
            throw Problem.invalid("url", "is the address to call, https://….").refusal();
        }
        String about = asked.description();
        return changed(endpoints.add(
                caller.storeId(),
                new EndpointWish(
                        asked.url().strip(),
                        about == null || about.isBlank() ? null : about.strip(),
                        asked.types(),
                        true),
                asked.secret() == null ? null : Secret.of(asked.secret()),
                caller.actor()));
    }

    @GetMapping("/{id}")
    @Needs(Scope.READ)
    WebhookShown show(Caller caller, @PathVariable("id") String id) {
        return WebhookShown.of(findEndpoint.of(caller, id));
    }

    @PatchMapping("/{id}")
    @Needs(Scope.WEBHOOKS)
    WebhookShown change(Caller caller, @PathVariable("id") String id, @RequestBody EndpointChangeAsked asked) {
        return changed(endpoints.change(caller.storeId(), id(caller, id), asked::on, caller.actor()));
    }

    /** With the log of its deliveries. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Scope.WEBHOOKS)
    void remove(Caller caller, @PathVariable("id") String id) {
        endpoints.remove(caller.storeId(), id(caller, id), caller.actor());
    }

    /** A new secret, in this answer and never again; the one before signs too for a day. */
    @PostMapping("/{id}/rotation")
    @Needs(Scope.WEBHOOKS)
    WebhookShown rotate(Caller caller, @PathVariable("id") String id) {
        return changed(endpoints.rotate(caller.storeId(), id(caller, id), caller.actor()));
    }

    private UUID id(Caller caller, String id) {
        return findEndpoint.of(caller, id).id();
    }

    private static WebhookShown changed(EndpointChange change) {
        return switch (change) {
            case EndpointChange.Done(Endpoint endpoint, var secret) -> WebhookShown.of(endpoint, secret);
            case EndpointChange.Refused(String field, String problem) ->
                throw Problem.invalid(field, problem).refusal();
            case EndpointChange.TooMany(int most) ->
                throw Problem.of(ProblemType.CONFLICT, "A store has at most " + most + " endpoints.")
                        .refusal();
            case EndpointChange.NotFound() -> throw Problem.notFound().refusal();
        };
    }
}
