package dev.grapevine.replay;

import dev.grapevine.kernel.Money;

/**
 * What of an order is sent back later.
 *
 * @param whole whether nothing is left of it
 */
record Returned(Money amount, boolean whole) {}
