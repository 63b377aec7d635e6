package dev.grapevine.platform.work;

import java.time.Instant;
import java.util.UUID;

/**
 * A row that is ours to work on until a moment, unless another takes it over.
 *
 * @param fence rises with each claim; a worker with an older one can't record anything
 * @param attempt 1 at the first try
 * @param until when the row becomes due again for anybody
 */
public record Lease(UUID storeId, UUID id, long fence, int attempt, Instant until) {}
