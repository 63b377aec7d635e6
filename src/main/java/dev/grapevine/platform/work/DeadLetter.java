package dev.grapevine.platform.work;

import java.time.Instant;
import java.util.UUID;

/**
 * A row that was laid aside.
 *
 * @param attempts how often it was tried
 * @param error why it failed last
 * @param since when it was laid aside
 */
public record DeadLetter(UUID id, int attempts, String error, Instant since) {}
