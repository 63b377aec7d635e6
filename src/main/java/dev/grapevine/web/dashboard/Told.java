package dev.grapevine.web.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a timeline, in words.
 *
 * @param note of the person who did it, or null
 */
public record Told(Instant at, String says, @Nullable String note) {}
