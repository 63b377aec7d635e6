package dev.grapevine.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Takes back what a posting moved, or a part of it.
 *
 * @param posting a posted or settled one, or the pending one that was settled
 * @param key the key of the posting that reverses it, as in {@link Draft}
 * @param amount how much of what its getting accounts got, above zero; null takes back all that is left. A part of a posting
 *     in several units has no meaning and is refused. The part is taken from each account in proportion to what is left
 *     there, and the cents of all parts add up to the whole.
 * @param mayOwe whether a limited account may fall below zero by it, which makes a debt that later income pays first
 * @param memo a note for people, at most 500 characters
 */
public record Reversal(
        Ref posting,
        String key,
        @Nullable Long amount,
        boolean mayOwe,
        @Nullable String memo) {
    public Reversal {
        Key.check(key);
        Memo.check(memo);
        if (amount != null && amount <= 0) {
            throw new IllegalArgumentException("A part to reverse is above zero: " + amount);
        }
    }

    /** All that is left of it, where the accounts can bear it. */
    public static Reversal all(Ref posting, String key) {
        return new Reversal(posting, key, null, false, null);
    }

    /** A part of it, where the accounts can bear it. */
    public static Reversal part(Ref posting, String key, long amount) {
        return new Reversal(posting, key, amount, false, null);
    }

    /** The same, and who has spent it already owes it. */
    public Reversal intoDebt() {
        return new Reversal(posting, key, amount, true, memo);
    }
}
