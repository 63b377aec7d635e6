package dev.grapevine.kernel;

import java.math.BigDecimal;

/**
 * A percentage from 0 to 100 with at most two decimals.
 *
 * @param basisPoints hundredths of a percent: 1,250 is 12.5 %
 */
public record Percent(int basisPoints) {

    private static final int WHOLE = 10_000;

    /** Refuses with {@link IllegalArgumentException} what is below 0 or above 100 percent. */
    public Percent {
        if (basisPoints < 0 || basisPoints > WHOLE) {
            throw new IllegalArgumentException("A percentage is between 0 and 100.");
        }
    }

    /** A whole number of percent, from 0 to 100. */
    public static Percent of(int percent) {
        return new Percent(Math.multiplyExact(percent, 100));
    }

    long of(long amount, Rounding rounding) {
        return rounding.share(amount, basisPoints, WHOLE);
    }

    /** As a person writes it, without needless zeros: {@code 10%}, {@code 12.5%}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + "%";
    }
}
