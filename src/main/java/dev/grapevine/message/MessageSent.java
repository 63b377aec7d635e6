package dev.grapevine.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message has left. Published inside the transaction that notes it.
 *
 * @param about the key by which it was planned
 * @param customerId to whom, or null for a teammate
 */
public record MessageSent(
        UUID storeId,
        UUID id,
        MessageKind kind,
        String about,
        @Nullable UUID customerId) {

    static MessageSent of(UUID storeId, OutgoingMessage message) {
        return new MessageSent(storeId, message.id(), message.kind(), message.about(), message.customerId());
    }
}
