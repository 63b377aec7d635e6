package dev.grapevine.reward;

import dev.grapevine.kernel.Money;
import java.util.UUID;

/**
 * A program's rewards have come to a share of its budget at which the merchant is told. Published inside the transaction
 * that did it; once and again while the budget stays used up.
 *
 * @param percent the share: what the terms say, and 100 from where the budget bears no further reward
 */
public record BudgetLow(UUID storeId, UUID programId, int percent, Money spent, Money total) {

    public boolean isUsedUp() {
        return percent == 100;
    }
}
