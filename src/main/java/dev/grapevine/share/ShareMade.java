package dev.grapevine.share;

import java.util.UUID;

/** An advocate has shared. Published inside the transaction that notes it. */
public record ShareMade(UUID storeId, UUID advocateId, Channel channel) {}
