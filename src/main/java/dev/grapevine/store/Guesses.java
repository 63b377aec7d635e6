package dev.grapevine.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down who guesses passwords. After a number of free tries each further one has to wait twice as long as the one
 * before, up to 15 minutes; an hour without a try forgets. A try counts before its outcome is known, so that many at once
 * gain nothing.
 *
 * <p>It is kept in the process: with several processes a guesser gets as many times the tries, which is still next to
 * none, and a restart forgives everybody.
 */
final class Guesses {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;

    private record Tries(int count, Instant nextAt) {}

    private final int free;
    private final Clock clock;
    private final Cache<String, Tries> tries = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    Guesses(int free, Clock clock) {
        this.free = free;
        this.clock = clock;
    }

    /** Counts a try of this guesser; or, where it comes too early, answers how long to wait and counts nothing. */
    Duration take(String guesser) {
        Instant now = clock.instant();
        Duration[] wait = {Duration.ZERO};
        tries.asMap().compute(guesser, (key, before) -> {
            if (before != null && now.isBefore(before.nextAt())) {
                wait[0] = Duration.between(now, before.nextAt());
                return before;
            }
            int count = before == null ? 1 : before.count() + 1;
            return new Tries(count, now.plus(waitAfter(count)));
        });
        return wait[0];
    }

    /** The last try was right: it doesn't count, though those before it still do. */
    void giveBack(String guesser) {
        tries.asMap().computeIfPresent(guesser, (key, before) -> new Tries(before.count() - 1, clock.instant()));
    }

    /** Begins anew. */
    void forget(String guesser) {
        tries.invalidate(guesser);
    }

    private Duration waitAfter(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(count - free, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
