package dev.grapevine.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to be issued.
 *
 * @param name what it is for, 1 to 100 characters
 * @param scopes at least one; of a publishable key none but {@link Scope#CLAIMS} and {@link Scope#WIDGET}
 * @param expiresAt null for never
 */
public record NewApiKey(
        ApiKey.Kind kind,
        String name,
        Set<Scope> scopes,
        @Nullable Instant expiresAt) {

    /** Refuses with {@link IllegalArgumentException}. */
    public NewApiKey {
        scopes = Set.copyOf(scopes);
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("A key's name has 1 to 100 characters.");
        }
        if (!kind.fits(scopes)) {
            throw new IllegalArgumentException("A " + kind.code() + " key can't have the scopes " + scopes + ".");
        }
    }

    /** A key for a shop's server that may do everything. */
    public static NewApiKey secret(String name) {
        return new NewApiKey(ApiKey.Kind.SECRET, name, Set.of(Scope.ADMIN), null);
    }

    /** A key for a shop's pages. */
    public static NewApiKey publishable(String name) {
        return new NewApiKey(ApiKey.Kind.PUBLISHABLE, name, Set.of(Scope.CLAIMS, Scope.WIDGET), null);
    }
}
