package dev.grapevine.insight;

import dev.grapevine.kernel.Money;
import java.time.Instant;

/**
 * One line of the ledger.
 *
 * @param kind of its posting: pending, settled, voided, posted, reversed
 * @param amount what the account got, or gave where below zero
 */
public record Booking(Instant at, String kind, String account, Money amount) {}
