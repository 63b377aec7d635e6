package dev.grapevine.order;

import java.time.Instant;

/**
 * A report and when we were told, which stands in where the shop names no time.
 *
 * @param receivedAt to the microsecond; the same for a report that is worked on again
 */
public record Told<T>(T report, Instant receivedAt) {}
