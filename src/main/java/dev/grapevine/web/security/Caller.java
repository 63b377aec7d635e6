package dev.grapevine.web.security;

import dev.grapevine.store.Actor;
import dev.grapevine.store.ApiKey;
import dev.grapevine.store.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Who calls the API: a store, by one of its keys. A handler takes one as a parameter and does everything for {@link
 * #storeId()}; there is no other way to name a store.
 */
public final class Caller extends AbstractAuthenticationToken {
    private final transient ApiKey key;
    private final String requestId;

    Caller(ApiKey key, String requestId) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.key = key;
        this.requestId = requestId;
        setAuthenticated(true);
    }

    public UUID storeId() {
        return key.storeId();
    }

    public UUID keyId() {
        return key.id();
    }

    /** Whether the key is one that everybody can read in a page, so that a shopper's browser calls and no server. */
    public boolean isPublishable() {
        return key.kind() == ApiKey.Kind.PUBLISHABLE;
    }

    public boolean may(Scope scope) {
        return key.may(scope);
    }

    /** The caller as the audit log names it. */
    public Actor actor() {
        return Actor.of(key, requestId);
    }

    /** The secret itself is never kept. */
    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public UUID getPrincipal() {
        return key.id();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
