package dev.grapevine.advocate;

import java.util.UUID;

/** Somebody may not recommend any more. Published inside the transaction that bans her. */
public record AdvocateBanned(UUID storeId, UUID advocateId) {}
