package dev.grapevine.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An exact amount of money, possibly negative. Arithmetic that leaves the range of a {@code long} or mixes currencies is a
 * bug and throws; it never wraps and never converts.
 *
 * @param minor the amount in the currency's smallest unit: 4999 is £49.99, and ¥4999
 * @param currency the currency, never coins
 */
public record Money(long minor, Unit currency) implements Comparable<Money> {

    /** Refuses coins, which are {@link Points}. */
    public Money {
        if (!currency.isMoney()) {
            throw new IllegalArgumentException("Coins are not money.");
        }
    }

    public static Money of(long minor, String currency) {
        return new Money(minor, Unit.currency(currency));
    }

    public static Money zero(Unit currency) {
        return new Money(0, currency);
    }

    /** Decimal text from outside, such as {@code 49.99}: see {@link MoneyText} for what it may look like. */
    public static Parsed<Money> parse(String text, Unit currency) {
        return MoneyText.parse(text, currency);
    }

    /** Decimal text with exactly the currency's number of decimals: {@code 49.99}, {@code -0.50}, {@code 5000}. */
    public String toDecimal() {
        return BigDecimal.valueOf(minor, currency.decimals()).toPlainString();
    }

    public Money plus(Money other) {
        return with(Math.addExact(minor, inMyCurrency(other)));
    }

    public Money minus(Money other) {
        return with(Math.subtractExact(minor, inMyCurrency(other)));
    }

    public Money negate() {
        return with(Math.negateExact(minor));
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    /** This many percent of the amount. */
    public Money percent(Percent percent, Rounding rounding) {
        return with(percent.of(minor, rounding));
    }

    /**
     * {@code part ÷ whole} of the amount; all of it when the two are equal.
     *
     * <p>For something that comes in steps, such as a purchase returned item by item, ask for the share of everything
     * returned so far and subtract what earlier steps took: so the steps add up to the whole, which rounding each step by
     * itself would not.
     *
     * @param part from 0 to {@code whole}
     * @param whole above 0
     */
    public Money share(long part, long whole, Rounding rounding) {
        if (part < 0 || part > whole || whole == 0) {
            throw new IllegalArgumentException(part + " of " + whole + " is not a share.");
        }
        return with(rounding.share(minor, part, whole));
    }

    /**
     * The amount split in proportion to the weights, one part a weight. The parts add up to the amount, and none is a
     * whole cent away from its exact share: the cents left over go to the largest fractions, among equals to the first.
     *
     * @param weights none negative, not all zero, their sum within a {@code long}
     */
    public List<Money> allocate(long... weights) {
        var parts = new ArrayList<Money>(weights.length);
        for (long part : LargestRemainder.split(minor, weights)) {
            parts.add(with(part));
        }
        return List.copyOf(parts);
    }

    /** Compares amounts of one currency; two currencies have no order and throw. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, inMyCurrency(other));
    }

    /** For logs and messages of bugs: {@code 49.99 GBP}. What people read is formatted by their locale elsewhere. */
    @Override
    public String toString() {
        return toDecimal() + " " + currency;
    }

    private long inMyCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot mix " + this + " with " + other + ".");
        }
        return other.minor;
    }

    private Money with(long minor) {
        return new Money(minor, currency);
    }
}
