package dev.grapevine.ledger;

/**
 * What one account gets or gives in a posting.
 *
 * @param amount in the account's unit: above zero gets, below zero gives, at most {@link #LARGEST} either way
 */
public record Line(Account account, long amount) {
    /** Ten trillion pounds: nobody needs more, and some nine thousand of them fit into a balance. */
    public static final long LARGEST = 1_000_000_000_000_000L;

    public Line {
        if (amount == 0 || amount > LARGEST || amount < -LARGEST) {
            throw new IllegalArgumentException(
                    "A line's amount lies between -10^15 and 10^15 and is not zero: " + amount);
        }
    }
}
