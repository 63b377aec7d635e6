package dev.grapevine.customer;

import java.time.Instant;

/**
 * Words about a person and when they were said: newer words about an address or a name replace older ones.
 *
 * @param at when it was so, which for an order is when the shop changed it last
 */
public record Sighting(Person person, Instant at) {}
