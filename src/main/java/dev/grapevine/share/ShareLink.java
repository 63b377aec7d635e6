package dev.grapevine.share;

import dev.grapevine.advocate.AdvocateState;
import java.util.UUID;

/**
 * Whose share link it is.
 *
 * @param token what the link ends in
 */
public record ShareLink(String token, UUID advocateId, UUID customerId, AdvocateState state) {}
