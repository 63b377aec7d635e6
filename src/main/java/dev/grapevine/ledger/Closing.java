package dev.grapevine.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The end of a pending posting: it happens, or it is let go.
 *
 * @param pending which posting
 * @param kind {@link Kind#SETTLED} or {@link Kind#VOIDED}
 * @param key the key of the posting that ends it, as in {@link Draft}
 * @param memo a note for people, at most 500 characters
 */
public record Closing(
        Ref pending, Kind kind, String key, @Nullable String memo) {
    public Closing {
        Key.check(key);
        Memo.check(memo);
        if (kind != Kind.SETTLED && kind != Kind.VOIDED) {
            throw new IllegalArgumentException("A pending posting is settled or voided, not " + kind);
        }
    }

    public static Closing settle(Ref pending, String key) {
        return new Closing(pending, Kind.SETTLED, key, null);
    }

    public static Closing voids(Ref pending, String key) {
        return new Closing(pending, Kind.VOIDED, key, null);
    }
}
