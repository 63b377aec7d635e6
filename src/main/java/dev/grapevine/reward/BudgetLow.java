package dev.grapevine.reward;

import dev.grapevine.kernel.Money;
import java.util.UUID;

/**
 * A program's rewards have just come above the share of its budget from which the merchant is told. Published inside the
 * transaction that did it.
 */
public record BudgetLow(UUID storeId, UUID programId, Money spent, Money total) {}
