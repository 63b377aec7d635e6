package dev.grapevine.ledger;

import java.util.UUID;

/**
 * One line of a posting about to be written, its account found.
 *
 * @param stripe the row of the account's balance it counts in
 * @param guarded whether the account may not fall below zero by it
 */
record Entry(UUID account, String unit, int stripe, boolean guarded, Phase phase, long amount) {}
