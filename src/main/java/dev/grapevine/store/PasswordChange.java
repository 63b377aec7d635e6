package dev.grapevine.store;

import java.time.Duration;

/** What became of a change of password. */
public sealed interface PasswordChange {

    /** The new one holds. Sessions that began with the old one should end. */
    record Done() implements PasswordChange {}

    /** The current password was wrong, or the teammate is not an active one. */
    record Refused() implements PasswordChange {}

    record TooMany(Duration retryAfter) implements PasswordChange {}
}
