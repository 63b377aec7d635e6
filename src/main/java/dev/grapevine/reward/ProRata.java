package dev.grapevine.reward;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Rounding;
import dev.grapevine.kernel.Unit;
import dev.grapevine.reward.Reversals.Reversal;
import java.util.ArrayList;
import java.util.List;

/**
 * What refunds take of a reward. Each takes the share of all that was refunded so far less what those before it took, so
 * that the parts add up, whatever their sizes and sequence.
 */
final class ProRata {
    /** Shares are of a plain number; any unit without decimals will do. */
    private static final Unit PLAIN = Unit.currency("JPY");

    private ProRata() {}

    /** The share of an amount that goes with a share of the order; all of it where all of the order went back. */
    static long share(long amount, long refunded, long whole) {
        return new Money(amount, PLAIN)
                .share(Math.min(refunded, whole), whole, Rounding.HALF_UP)
                .minor();
    }

    /** Whether the refunds together are the whole order. */
    static boolean isAll(List<Reversal> reversals) {
        return !reversals.isEmpty()
                && refunded(reversals) >= reversals.getLast().whole();
    }

    /**
     * What the refunds that have taken nothing yet take now.
     *
     * @param amount of the reward
     * @param reversed how much of it was taken before
     */
    static List<Reversal> due(long amount, long reversed, List<Reversal> reversals) {
        var due = new ArrayList<Reversal>();
        long refunded = 0;
        long taken = reversed;
        for (Reversal reversal : reversals) {
            refunded = Math.addExact(refunded, reversal.refunded());
            if (reversal.amount() == null) {
                long now = Math.max(0, share(amount, refunded, reversal.whole()) - taken);
                taken += now;
                due.add(reversal.taking(now));
            }
        }
        return due;
    }

    private static long refunded(List<Reversal> reversals) {
        return reversals.stream().mapToLong(Reversal::refunded).reduce(0, Math::addExact);
    }
}
