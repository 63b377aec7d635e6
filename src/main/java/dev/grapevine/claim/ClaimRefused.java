package dev.grapevine.claim;

import java.util.UUID;

/**
 * A friend asked for an offer that is not for her. Published inside the transaction that found it out; who she is stays
 * here.
 *
 * @param why {@code for_new_customers_only} or {@code own_offer}
 */
public record ClaimRefused(UUID storeId, UUID programId, UUID advocateId, String why) {}
