package dev.grapevine.attribution;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that speaks for an advocate having sent an order.
 *
 * @param seenAt when it happened: the visit, the claim, the minting of a friend's coupon, the typing of a code
 * @param goodUntil for a code: when it ended, or null while it has no end
 * @param source what it was read from, in a form that never changes; settles what time leaves open
 * @param args for the words: what is named in them
 */
public record Evidence(
        EvidenceKind kind,
        UUID advocateId,
        UUID programId,
        Instant seenAt,
        @Nullable Instant goodUntil,
        String source,
        Map<String, String> args) {

    /** Names, for a friend's code, the other order to which it belongs. */
    static final String USED_BY = "used_by";

    public Evidence {
        args = new TreeMap<>(args);
    }

    /** A single-use code that another order used before. */
    boolean isSpent() {
        return kind == EvidenceKind.CLAIMED_COUPON && args.containsKey(USED_BY);
    }

    /**
     * Whose terms count, for both sides: those of the moment in which the friend was promised something, where that is known.
     * A visit promises nothing yet, and when a code was told that is only typed is not known: there it is the order's day.
     */
    Instant promisedAt(Instant placedAt) {
        return switch (kind) {
            case CLAIMED_COUPON, CLAIM -> seenAt;
            case TIE, ADVOCATE_CODE, VISIT -> placedAt;
        };
    }

    /**
     * Evidence on one side of the scales.
     *
     * @param aside why it was set aside, or null for the one that decided
     */
    public record Weighed(Evidence evidence, @Nullable Reason aside) {

        public boolean used() {
            return aside == null;
        }
    }
}
