package dev.grapevine.reward;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Rounding;

/**
 * What an order comes to as it stands: by this its rewards are measured, whichever of its versions and refunds were told
 * first.
 *
 * @param base what percentages are taken of: the goods that count, after discounts, without shipping and tax
 * @param total what refunds are measured by
 * @param refunded how much of the total went back, by all refunds together
 */
public record OrderWorth(Money base, Money total, Money refunded) {

    /** Whether nothing of it is left with the shop. */
    public boolean isAllBack() {
        return total.isPositive() && refunded.compareTo(total) >= 0;
    }

    /**
     * How much of a reward is left after the refunds. The share of all of them is taken at once, so that the parts add up,
     * whatever their sizes and sequence.
     */
    long left(long reward) {
        return reward - (refunded.isPositive() ? share(reward) : 0);
    }

    private long share(long reward) {
        return new Money(reward, total.currency())
                .share(refunded.min(total).minor(), total.minor(), Rounding.HALF_UP)
                .minor();
    }
}
