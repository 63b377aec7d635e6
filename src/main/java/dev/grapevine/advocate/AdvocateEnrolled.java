package dev.grapevine.advocate;

import java.util.UUID;

/**
 * From now on somebody may recommend. Published once an advocate, inside the transaction that lets her in.
 *
 * @param waited whether a teammate let her in, some time after she came
 */
public record AdvocateEnrolled(UUID storeId, Advocate advocate, boolean waited) {}
