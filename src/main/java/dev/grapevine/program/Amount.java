package dev.grapevine.program;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much a reward is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Amount.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = Amount.PercentOfOrder.class, name = "percent_of_order"),
    @JsonSubTypes.Type(value = Amount.PercentOff.class, name = "percent_off"),
    @JsonSubTypes.Type(value = Amount.Coins.class, name = "coins")
})
public sealed interface Amount {

    /** The same whatever the friend spends. */
    record Fixed(Money money) implements Amount {
        public Fixed {
            Objects.requireNonNull(money);
        }
    }

    /**
     * A share of what the friend paid for goods that count ({@link ProductFilter}): after discounts, without shipping and tax.
     *
     * @param atMost where it ends, or null
     */
    record PercentOfOrder(Percent percent, @Nullable Money atMost) implements Amount {
        public PercentOfOrder {
            Objects.requireNonNull(percent);
        }
    }

    /** A coupon's percentage off the receiver's own next purchase. */
    record PercentOff(Percent percent) implements Amount {
        public PercentOff {
            Objects.requireNonNull(percent);
        }
    }

    /** A whole number of the store's coins. */
    record Coins(long coins) implements Amount {}

    private static void check(Findings findings, Percent percent) {
        if (percent.basisPoints() == 0) {
            findings.add("percent", "This is above 0.");
        }
    }

    /** Adds what is wrong with it. */
    default void check(Findings findings) {
        switch (this) {
            case Fixed(Money money) -> findings.positive("money", money);
            case PercentOfOrder(Percent percent, var atMost) -> {
                check(findings, percent);
                if (atMost != null) {
                    findings.positive("at_most", atMost);
                }
            }
            case PercentOff(Percent percent) -> check(findings, percent);
            case Coins(long coins) -> findings.range("coins", coins, 1, 1_000_000_000);
        }
    }
}
