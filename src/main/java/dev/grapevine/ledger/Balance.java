package dev.grapevine.ledger;

/**
 * What an account holds, in the smallest part of its unit.
 *
 * @param posted the sum of what happened
 * @param incoming the sum of pending postings that give to it, zero or above
 * @param outgoing the sum of pending postings that take from it, zero or below
 */
public record Balance(long posted, long incoming, long outgoing) {
    public static final Balance ZERO = new Balance(0, 0, 0);

    /** What may be spent now. Of a limited account it is below zero only where a reversal made a debt. */
    public long available() {
        return Math.addExact(posted, outgoing);
    }
}
