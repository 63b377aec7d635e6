package dev.grapevine.web.dashboard.entrance;

import dev.grapevine.store.Actor;
import dev.grapevine.store.Store;
import dev.grapevine.store.Teammate;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * The teammate at the dashboard. A handler takes one as a parameter and does everything for {@link #storeId()}; there is no
 * other way to name a store.
 */
public final class SignedIn extends AbstractAuthenticationToken {
    private final transient Teammate teammate;
    private final transient Store store;
    private final String requestId;

    SignedIn(Teammate teammate, Store store, String requestId) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.teammate = teammate;
        this.store = store;
        this.requestId = requestId;
        setAuthenticated(true);
    }

    public Teammate teammate() {
        return teammate;
    }

    public Store store() {
        return store;
    }

    public UUID storeId() {
        return store.id();
    }

    public boolean mayChange() {
        return teammate.role().mayChange();
    }

    /** Refuses whoever may only look. */
    public void mustBeAllowedToChange() {
        if (!mayChange()) {
            throw Problem.of(ProblemType.FORBIDDEN, "An analyst may look, and not change anything.")
                    .refusal();
        }
    }

    public boolean mayAdminister() {
        return teammate.role().mayAdminister();
    }

    /** Refuses whoever may not change the store itself. */
    public void mustBeAllowedToAdminister() {
        if (!mayAdminister()) {
            throw Problem.of(ProblemType.FORBIDDEN, "The store itself is for its owner to change.")
                    .refusal();
        }
    }

    /** The teammate as the audit log names them. */
    public Actor actor() {
        return Actor.of(teammate, requestId);
    }

    /** The token itself is never kept. */
    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public UUID getPrincipal() {
        return teammate.id();
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
