package dev.grapevine.platform.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how patiently. After the n-th failure the next attempt comes after a random time between a millisecond and
 * {@code min(longest, first × 2^(n−1))}: exponential backoff with full jitter, so that what failed together does not come back
 * together (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * @param attempts after how many failures a row is laid aside, 1 to 100
 * @param first the bound after the first failure
 * @param longest no bound is longer
 */
public record Retries(int attempts, Duration first, Duration longest) {
    /** Ten attempts over some 40 minutes at most. */
    public static final Retries USUAL = new Retries(10, Duration.ofSeconds(5), Duration.ofHours(1));

    private static final int DOUBLINGS = 30;

    public Retries {
        if (attempts < 1 || attempts > 100) {
            throw new IllegalArgumentException("Attempts are 1 to 100, not " + attempts);
        }
        if (first.toMillis() < 1 || longest.compareTo(first) < 0 || longest.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException(
                    "Waits are from a millisecond to 30 days, the longest not below the first");
        }
    }

    /** How long to wait after so many failures, the last one included. */
    Duration delay(int failures, RandomGenerator random) {
        int doublings = Math.min(Math.max(failures, 1) - 1, DOUBLINGS);
        // Dividing the longest instead of multiplying the first can't overflow.
        long bound =
                longest.toMillis() >> doublings < first.toMillis() ? longest.toMillis() : first.toMillis() << doublings;
        return Duration.ofMillis(random.nextLong(1, bound + 1));
    }
}
