package dev.grapevine.insight;

import java.util.UUID;

/**
 * An advocate by what her friends bought.
 *
 * @param name or address, as a merchant knows her
 * @param revenue in the smallest part of the store's currency
 */
public record TopAdvocate(UUID advocateId, String name, long orders, long revenue) {}
