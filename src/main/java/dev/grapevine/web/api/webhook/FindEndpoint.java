package dev.grapevine.web.api.webhook;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import dev.grapevine.webhook.Endpoint;
import dev.grapevine.webhook.Endpoints;
import org.springframework.stereotype.Component;

/** The endpoint that a path names. */
@Component
class FindEndpoint {
    private final Endpoints endpoints;

    FindEndpoint(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    Endpoint of(Caller caller, String id) {
        return Ids.parse(IdKind.WEBHOOK_ENDPOINT, id)
                .flatMap(one -> endpoints.find(caller.storeId(), one))
                .orElseThrow(() -> Problem.notFound().refusal());
    }
}
