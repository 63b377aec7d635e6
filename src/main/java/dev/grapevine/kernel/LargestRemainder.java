package dev.grapevine.kernel;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Splits a whole number by weights so that the parts add up: everybody gets the exact share rounded down, and what is left
 * goes one by one to the largest fractions (Hamilton's method of apportionment).
 */
public final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * The amount in one part a weight, in the weights' order; each part has the amount's sign or is zero.
     *
     * @param weights none negative, not all zero, their sum within a {@code long}
     */
    public static long[] split(long amount, long... weights) {
        var total = BigInteger.valueOf(sum(weights));
        var magnitude = BigInteger.valueOf(amount).abs();
        var parts = new BigInteger[weights.length];
        var fractions = new BigInteger[weights.length];
        for (int i = 0; i < weights.length; i++) {
            var exact = magnitude.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(total);
            parts[i] = exact[0];
            fractions[i] = exact[1];
        }
        int left = magnitude.subtract(sum(parts)).intValueExact();
        largestFirst(fractions).limit(left).forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
        var sign = BigInteger.valueOf(Long.signum(amount));
        return Arrays.stream(parts)
                .mapToLong(part -> part.multiply(sign).longValueExact())
                .toArray();
    }

    private static long sum(long[] weights) {
        long total = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("A weight is negative: " + weight + ".");
            }
            total = Math.addExact(total, weight);
        }
        if (total == 0) {
            throw new IllegalArgumentException("The weights are all zero: nobody could get anything.");
        }
        return total;
    }

    private static BigInteger sum(BigInteger[] parts) {
        return Arrays.stream(parts).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** A stable sort: among equal fractions the first stays first. */
    private static IntStream largestFirst(BigInteger[] fractions) {
        return IntStream.range(0, fractions.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> fractions[i]).reversed())
                .mapToInt(Integer::intValue);
    }
}
