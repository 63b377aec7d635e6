package dev.grapevine.order;

import dev.grapevine.kernel.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that a shop gave back for an order.
 *
 * @param externalId the shop's own id, unique within its order
 * @param at when it was given back
 */
public record Refund(UUID id, String externalId, Money amount, Instant at) {}
