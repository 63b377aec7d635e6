package dev.grapevine.bench;

import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param what in a few words, with the concurrency
 * @param rate how many a second
 * @param p50 milliseconds within which half of the calls were answered, null where it was not taken
 * @param p99 milliseconds within which 99 of 100 calls were answered, null where it was not taken
 * @param yardstick whether it only serves to compare with
 */
record Figure(
        String what,
        double rate,
        @Nullable Double p50,
        @Nullable Double p99,
        boolean yardstick) {}
