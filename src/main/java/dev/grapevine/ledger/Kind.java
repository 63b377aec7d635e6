package dev.grapevine.ledger;

import java.util.Locale;

/** What a posting does. */
public enum Kind {
    /** Moves value at once. */
    POSTED,
    /** Sets value aside until another posting settles or voids it. */
    PENDING,
    /** Makes a pending one happen. */
    SETTLED,
    /** Lets a pending one go. */
    VOIDED,
    /** Takes a posted or settled one back, in whole or in part. */
    REVERSED;

    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String sql) {
        return valueOf(sql.toUpperCase(Locale.ROOT));
    }
}
