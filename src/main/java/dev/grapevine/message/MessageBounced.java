package dev.grapevine.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message came to no mailbox, which is not written to again. Published inside the transaction that notes it.
 *
 * @param customerId to whom, or null for a teammate
 */
public record MessageBounced(
        UUID storeId, UUID id, MessageKind kind, @Nullable UUID customerId) {}
