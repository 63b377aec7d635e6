package dev.grapevine.program;

import org.jspecify.annotations.Nullable;

/**
 * Who may recommend.
 *
 * @param segment its name where {@code who} is a segment, else null
 * @param approvedByHand whether a teammate lets each one in
 */
public record AdvocateRule(Who who, @Nullable String segment, boolean approvedByHand) {

    public enum Who {
        /** Everyone who signs up. */
        EVERYONE,
        /** Customers with an order. */
        CUSTOMERS,
        /** Customers of one segment. */
        SEGMENT
    }

    static final AdvocateRule DEFAULT = new AdvocateRule(Who.CUSTOMERS, null, false);

    void check(Findings findings) {
        if (who == Who.SEGMENT && (segment == null || segment.isBlank())) {
            findings.add("segment", "Which segment may recommend?");
        }
        if (who != Who.SEGMENT && segment != null) {
            findings.add("segment", "A segment is only for who = segment.");
        }
    }
}
