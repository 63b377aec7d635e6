package dev.grapevine.attribution;

import dev.grapevine.customer.Identity;
import java.util.Set;
import java.util.UUID;

/**
 * Whoever evidence speaks for.
 *
 * @param identities by what she is recognised
 */
public record Recommender(UUID advocateId, UUID customerId, boolean active, Set<Identity> identities) {}
