package dev.grapevine.reward;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Points;

/**
 * What a customer has.
 *
 * @param credit to spend in the shop; below zero where an order went back after it was spent
 * @param cash that the store owes her and has not paid out
 */
public record Wallet(Money credit, Points coins, Money cash) {}
