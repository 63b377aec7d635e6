package dev.grapevine.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** What happens to the fraction of a cent. There is no default: whoever divides money says which. */
public enum Rounding {
    /** To the nearest cent, half a cent away from zero: how shops round and what a customer would work out by hand. */
    HALF_UP(RoundingMode.HALF_UP),
    /** Towards zero: whoever gives never gives more than the exact share. */
    DOWN(RoundingMode.DOWN),
    /** Away from zero: whoever receives never receives less than the exact share. */
    UP(RoundingMode.UP);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    /** {@code amount × part ÷ whole} with a product of any size, rounded once at the end. */
    long share(long amount, long part, long whole) {
        var product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part));
        return new BigDecimal(product)
                .divide(BigDecimal.valueOf(whole), 0, mode)
                .longValueExact();
    }
}
