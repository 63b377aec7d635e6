package dev.grapevine.store;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something to a store, and in which request.
 *
 * @param id of the teammate or key; null for the system
 * @param name as the audit log shows it, also when the teammate or key is long gone
 * @param requestId as the answer and the server's log show it; null outside requests
 */
public record Actor(
        Kind kind, @Nullable UUID id, String name, @Nullable String requestId) {

    public enum Kind {
        TEAMMATE,
        API_KEY,
        SYSTEM;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Actor of(Teammate teammate, @Nullable String requestId) {
        return new Actor(Kind.TEAMMATE, teammate.id(), teammate.name(), requestId);
    }

    public static Actor of(ApiKey key, @Nullable String requestId) {
        return new Actor(Kind.API_KEY, key.id(), key.name(), requestId);
    }

    /** The server itself, or a person at its command line. */
    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, null, name, null);
    }
}
