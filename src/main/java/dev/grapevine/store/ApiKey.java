package dev.grapevine.store;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of the store for the API, without its text, which only its holder knows.
 *
 * @param mark the first six characters of its random part, by which people tell keys apart
 * @param createdBy name of who made it
 * @param lastUsedAt to about an hour; null before the first use
 * @param expiresAt null for never
 * @param revokedAt null while it holds
 */
public record ApiKey(
        UUID storeId,
        UUID id,
        Kind kind,
        String mark,
        String name,
        Set<Scope> scopes,
        String createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    public enum Kind {
        /** Server to server, never in a browser. */
        SECRET("gv_sk_"),
        /** In the shop's pages for everybody to read, and therefore good for little. */
        PUBLISHABLE("gv_pk_");

        /** All that a browser may do. */
        private static final Set<Scope> PUBLIC = Set.of(Scope.CLAIMS, Scope.WIDGET);

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String prefix() {
            return prefix;
        }

        /** Whether a key of this kind may have these scopes. */
        boolean fits(Set<Scope> scopes) {
            return !scopes.isEmpty() && (this == SECRET || PUBLIC.containsAll(scopes));
        }
    }

    public ApiKey {
        scopes = Set.copyOf(EnumSet.copyOf(scopes));
    }

    /** Whether a request under this key may do what needs this scope. */
    public boolean may(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }

    /** The id outside: {@code key_…}. */
    public String idText() {
        return Ids.text(IdKind.API_KEY, id);
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** For the audit log. */
    Map<String, @Nullable Object> shown() {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("kind", kind.code());
        shown.put("mark", mark);
        shown.put("name", name);
        shown.put("scopes", scopes.stream().map(Scope::code).sorted().toList());
        shown.put("expires_at", expiresAt);
        shown.put("revoked_at", revokedAt);
        return shown;
    }
}
