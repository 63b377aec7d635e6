package dev.grapevine.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to an endpoint.
 *
 * @param nextAt when it is tried next, or null where it isn't
 * @param attempts oldest first; the last twenty
 */
public record Delivery(
        Event event,
        State state,
        @Nullable Instant nextAt,
        @Nullable Instant endedAt,
        List<Attempt> attempts) {

    public enum State {
        /** To be sent, for the first time or again. */
        PENDING,
        DELIVERED,
        /** Given up; it can be replayed. */
        FAILED,
        /** Its endpoint was disabled before. */
        CANCELLED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public Delivery {
        attempts = List.copyOf(attempts);
    }
}
