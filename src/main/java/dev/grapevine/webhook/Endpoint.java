package dev.grapevine.webhook;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address of the store's that is told of events.
 *
 * @param types codes of what it is told, or null for everything, also what later versions add
 * @param disabled why nothing is sent to it, or null while it is enabled
 * @param secretBeforeUntil until when the secret before the last rotation signs too, or null
 * @param failingSince since when nothing has arrived although it was tried, or null
 */
public record Endpoint(
        UUID id,
        URI url,
        @Nullable String description,
        @Nullable List<String> types,
        @Nullable Disabled disabled,
        @Nullable Instant secretBeforeUntil,
        @Nullable Instant failingSince,
        Instant createdAt) {

    /** Why nothing is sent. */
    public enum Disabled {
        /** It answered that it is gone for good. */
        GONE,
        /** Nothing arrived for days. */
        FAILING,
        BY_HAND;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Disabled ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** The id outside: {@code whe_…}. */
    public String idText() {
        return Ids.text(IdKind.WEBHOOK_ENDPOINT, id);
    }

    public boolean isEnabled() {
        return disabled == null;
    }
}
