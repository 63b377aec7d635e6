package dev.grapevine.reward.kind;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.RewardKind;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a reward can come as, worked out to the cent.
 *
 * @param unit of the amount; null where it has none
 * @param amount in the smallest part of the unit, 0 for a percentage, a gift, free shipping and a free product
 * @param percentOff what a percent coupon takes off, else null
 * @param what the gift in the merchant's words, or the free product's id in the shop; else null
 * @param charities among which the receiver of a donation is chosen, by their keys; else empty
 * @param lasts how long from its release on; null for as long as nobody takes it
 */
public record Prize(
        RewardKind kind,
        @Nullable Unit unit,
        long amount,
        @Nullable Percent percentOff,
        @Nullable String what,
        List<String> charities,
        @Nullable Period lasts) {

    public Prize {
        charities = List.copyOf(charities);
        if (amount < 0 || (unit == null) != (amount == 0)) {
            throw new IllegalArgumentException("An amount above zero and its unit come together.");
        }
    }

    /** Whether it costs the merchant money that can be counted beforehand. */
    public boolean isMoney() {
        return unit != null && unit.isMoney();
    }

    /** Its worth, where {@link #isMoney()}. */
    public Money money() {
        if (unit == null) {
            throw new IllegalStateException("A " + kind + " has no amount.");
        }
        return new Money(amount, unit);
    }
}
