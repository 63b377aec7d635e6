package dev.grapevine.ledger;

import java.util.Locale;

/** Which part of a balance an entry counts in. */
enum Phase {
    POSTED,
    /** Pending, to be got. */
    INCOMING,
    /** Pending, to be given: already not to be spent. */
    OUTGOING;

    static Phase pending(long amount) {
        return amount > 0 ? INCOMING : OUTGOING;
    }

    static Phase of(String sql) {
        return valueOf(sql.toUpperCase(Locale.ROOT));
    }

    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
