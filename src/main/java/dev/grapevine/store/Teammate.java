package dev.grapevine.store;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who works on the store's dashboard. The same person in another store is another teammate. */
public record Teammate(
        UUID storeId, UUID id, String name, EmailAddress email, Role role, State state, Instant createdAt) {

    /** Disabled teammates stay for the audit log's sake, and can't sign in. */
    public enum State {
        ACTIVE,
        DISABLED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /** The id outside: {@code tea_…}. */
    public String idText() {
        return Ids.text(IdKind.TEAMMATE, id);
    }

    boolean isActiveOwner() {
        return isActive() && role == Role.OWNER;
    }

    Teammate with(Role changedRole, State changedState) {
        return new Teammate(storeId, id, name, email, changedRole, changedState, createdAt);
    }

    /** For the audit log. */
    Map<String, @Nullable Object> shown() {
        return Map.of("name", name, "email", email.original(), "role", role.code(), "state", state.code());
    }
}
