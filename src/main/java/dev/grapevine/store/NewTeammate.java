package dev.grapevine.store;

import dev.grapevine.kernel.EmailAddress;

/**
 * A teammate to be added.
 *
 * @param name 1 to 100 characters
 */
public record NewTeammate(String name, EmailAddress email, Role role, Password password) {

    /** Refuses with {@link IllegalArgumentException}. */
    public NewTeammate {
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("A name has 1 to 100 characters.");
        }
    }
}
