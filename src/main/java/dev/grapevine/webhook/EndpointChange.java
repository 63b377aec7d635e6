package dev.grapevine.webhook;

import dev.grapevine.platform.secret.Secret;
import org.jspecify.annotations.Nullable;

/** What became of a wish for an endpoint. */
public sealed interface EndpointChange {

    /** @param secret the new secret, which is shown once; null where there is no new one */
    record Done(Endpoint endpoint, @Nullable Secret secret) implements EndpointChange {}

    /** @param field of the wish: url, types, secret */
    record Refused(String field, String problem) implements EndpointChange {}

    record TooMany(int most) implements EndpointChange {}

    record NotFound() implements EndpointChange {}
}
