package dev.grapevine.program;

import java.util.Objects;

/**
 * How many rewards one advocate gets at most.
 *
 * @param rewards at least 1
 * @param period in which, by the calendar of the store's time zone
 */
public record Cap(int rewards, Period period) {

    public enum Period {
        DAY,
        WEEK,
        MONTH,
        YEAR,
        /** From the program's beginning to its end. */
        EVER
    }

    static final Cap DEFAULT = new Cap(5, Period.MONTH);

    public Cap {
        Objects.requireNonNull(period);
    }

    void check(Findings findings) {
        findings.range("rewards", rewards, 1, 100_000);
    }
}
