package dev.grapevine.store;

import java.time.Duration;
import java.util.List;

/** What became of a try to sign in. */
public sealed interface SignIn {

    /**
     * The password is right in these stores.
     *
     * @param teammates at least one, all active, each of another store; where there are several, the person chooses
     */
    record Accepted(List<Teammate> teammates) implements SignIn {}

    /** Unknown address, wrong password or disabled: say the same of all three. */
    record Refused() implements SignIn {}

    /** Too many tries, of a known or unknown address; nothing was looked at. */
    record TooMany(Duration retryAfter) implements SignIn {}
}
