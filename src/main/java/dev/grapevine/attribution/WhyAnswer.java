package dev.grapevine.attribution;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an order was put down to somebody or nobody, in words a merchant can read aloud.
 *
 * @param decision {@code attributed} or {@code not_attributed}
 * @param advocateId whose recommendation it was, also where it does not count; or null
 * @param because the one sentence that says it
 * @param verdict what the fraud rules made of it, or null where they were not asked
 * @param next what happens next and when, or how it ended; null where nothing does
 */
public record WhyAnswer(
        String decision,
        @Nullable UUID advocateId,
        String because,
        List<Piece> evidence,
        @Nullable Verdict verdict,
        @Nullable String next) {

    /**
     * A piece of evidence.
     *
     * @param kind {@code claimed_coupon} and so on, see {@link EvidenceKind}
     * @param says what it is, and where it was not used, why
     */
    public record Piece(String kind, int strength, Instant seenAt, String says, boolean used) {}

    /** @param outcome {@code clear}, {@code suspicious} or {@code rejected} */
    public record Verdict(String outcome, List<Signal> signals) {}

    /** @param key such as {@code same_network} */
    public record Signal(String key, int weight, String says) {}
}
