package dev.grapevine.privacy;

import java.util.UUID;

/** A person was forgotten. Published inside the transaction that forgets her, once nothing of her is left. */
public record CustomerErased(UUID storeId, UUID customerId) {}
