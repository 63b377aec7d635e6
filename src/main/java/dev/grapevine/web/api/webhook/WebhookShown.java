package dev.grapevine.web.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grapevine.platform.secret.Secret;
import dev.grapevine.webhook.Endpoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint.
 *
 * @param types what it is told, or null for everything
 * @param disabledWhy {@code gone}, {@code failing} or {@code by_hand}; null while it is enabled
 * @param secretBeforeUntil until when the secret before the last rotation signs too
 * @param failingSince since when nothing has arrived
 * @param secret only in the answer that made it
 */
record WebhookShown(
        String id,
        String url,
        @Nullable String description,
        @Nullable List<String> types,
        boolean enabled,
        @Nullable String disabledWhy,
        @Nullable Instant secretBeforeUntil,
        @Nullable Instant failingSince,
        Instant createdAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    static WebhookShown of(Endpoint endpoint) {
        return of(endpoint, null);
    }

    static WebhookShown of(Endpoint endpoint, @Nullable Secret secret) {
        return new WebhookShown(
                endpoint.idText(),
                endpoint.url().toString(),
                endpoint.description(),
                endpoint.types(),
                endpoint.isEnabled(),
                endpoint.disabled() == null ? null : endpoint.disabled().code(),
                endpoint.secretBeforeUntil(),
                endpoint.failingSince(),
                endpoint.createdAt(),
                secret == null ? null : secret.reveal());
    }
}
