package dev.grapevine.ledger;

import org.jspecify.annotations.Nullable;

/** What may be a posting's note. */
final class Memo {
    private static final int LONGEST = 500;

    private Memo() {}

    static void check(@Nullable String memo) {
        if (memo != null && (memo.length() > LONGEST || memo.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("A posting's memo has at most 500 characters");
        }
    }
}
