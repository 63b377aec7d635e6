package dev.grapevine.program;

/**
 * Which recommendation an order is put down to.
 *
 * @param windowDays how old a claim or visit may be at the time of the order
 * @param wins among evidence of the same strength, whose counts
 */
public record AttributionRule(int windowDays, Wins wins) {

    public enum Wins {
        FIRST,
        LAST
    }

    static final AttributionRule DEFAULT = new AttributionRule(30, Wins.FIRST);

    void check(Findings findings) {
        findings.range("window_days", windowDays, 1, 730);
    }
}
