package dev.grapevine.platform.work;

import java.time.Instant;
import java.util.UUID;

/** Works one batch of one store; safe on many threads and in many processes at once. */
interface Worker {
    WorkKind kind();

    /** Whether a batch waits for somebody else's server. */
    boolean callsOutside();

    /** @param from rows that were due earlier are left to a later look */
    Turn turn(UUID storeId, Instant from);
}
