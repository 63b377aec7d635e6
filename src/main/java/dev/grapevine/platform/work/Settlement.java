package dev.grapevine.platform.work;

import dev.grapevine.platform.work.Claims.Claimed;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a row's due columns become, if it still is as it was claimed.
 *
 * @param fence the claim's
 * @param seen {@code due_at} as the claim saw or set it
 */
record Settlement(
        UUID id,
        long fence,
        Instant seen,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable String error,
        @Nullable Instant deadAt) {

    /** What the outcome means. A pure decision but for the jitter. */
    static Settlement of(
            Outcome outcome, Claimed row, int failures, Instant now, Retries retries, RandomGenerator random) {
        return switch (outcome) {
            case Outcome.Done(var next) -> new Settlement(row.id(), row.fence(), row.dueAt(), next, 0, null, null);
            case Outcome.NotTried(var why, var after) ->
                again(row, failures - 1, why, now.plus(after).plusMillis(random.nextLong(after.toMillis() + 1)));
            case Outcome.Dead(var why) -> dead(row, failures, why, now);
            case Outcome.Retry(var why, var atLeast)
            when failures < retries.attempts() ->
                again(row, failures, why, now.plus(atLeast).plus(retries.delay(failures, random)));
            case Outcome.Retry(var why, var atLeast) -> dead(row, failures, why, now);
        };
    }

    private static Settlement again(Claimed row, int failures, String why, Instant next) {
        return new Settlement(row.id(), row.fence(), row.dueAt(), next, failures, Why.kept(why), null);
    }

    private static Settlement dead(Claimed row, int failures, String why, Instant now) {
        return new Settlement(row.id(), row.fence(), row.dueAt(), null, failures, Why.kept(why), now);
    }

    boolean isDead() {
        return deadAt != null;
    }

    boolean isRetry() {
        return deadAt == null && error != null;
    }
}
