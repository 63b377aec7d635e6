package dev.grapevine.platform.work;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How work on one row ended. */
public sealed interface Outcome {

    /**
     * Worked. Earlier failures are forgotten.
     *
     * @param next when the row is due again; null: not until somebody says so
     */
    record Done(@Nullable Instant next) implements Outcome {}

    /**
     * Not worked yet; again later, and laid aside after the kind's last attempt.
     *
     * @param why kept with the row; no personal data
     * @param atLeast not before so long, as in an answer's Retry-After
     */
    record Retry(String why, Duration atLeast) implements Outcome {}

    /**
     * Nothing was tried, as where there was no room for it: this was no attempt, whatever the failures before.
     *
     * @param why kept with the row; no personal data
     * @param after so long, to twice as long, it is due again, so that what found no room together does not come back together
     */
    record NotTried(String why, Duration after) implements Outcome {}

    /**
     * Can't be worked on: laid aside with the reason until it is replayed.
     *
     * @param why kept with the row; no personal data
     */
    record Dead(String why) implements Outcome {}

    static Outcome done() {
        return new Done(null);
    }

    static Outcome dueAgain(Instant next) {
        return new Done(next);
    }

    static Outcome retry(String why) {
        return new Retry(why, Duration.ZERO);
    }

    static Outcome retry(String why, Duration atLeast) {
        return new Retry(why, atLeast);
    }

    static Outcome notTried(String why, Duration after) {
        return new NotTried(why, after);
    }

    static Outcome dead(String why) {
        return new Dead(why);
    }

    /** The same outcome for each row, to be refined with {@code put}. */
    static Map<UUID, Outcome> forAll(List<UUID> ids, Outcome outcome) {
        Map<UUID, Outcome> all = new LinkedHashMap<>();
        ids.forEach(id -> all.put(id, outcome));
        return all;
    }
}
