package dev.grapevine.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of an endpoint.
 *
 * @param status of its answer, or null where there was none
 * @param milliseconds until then
 * @param answer the first part of what it said, or null
 * @param error why it did not count, in a sentence; null where it did
 */
public record Attempt(
        Instant at,
        @Nullable Integer status,
        long milliseconds,
        @Nullable String answer,
        @Nullable String error) {}
