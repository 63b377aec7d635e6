package dev.grapevine.share;

import java.util.UUID;

/** A code got into the open and was replaced. Published inside the transaction that replaces it. */
public record CodeLeaked(UUID storeId, Leak leak) {}
