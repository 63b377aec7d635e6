package dev.grapevine.attribution;

import dev.grapevine.program.Terms;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program as it stood for one piece of evidence of an order.
 *
 * @param live when it was live, oldest first
 * @param version the one in force at {@link Evidence#promisedAt}; the first, where the shop's clock is before that
 */
public record Promise(
        UUID programId,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        List<Stretch> live,
        int version,
        Terms terms) {

    /** @param to the first moment after it; null while it lasts */
    public record Stretch(Instant from, @Nullable Instant to) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && (to == null || at.isBefore(to));
        }
    }

    public Promise {
        live = List.copyOf(live);
    }

    /**
     * Whether a recommendation seen then falls into the program's time. A program that was paused or stopped since takes
     * nothing away from friends under way; a code that is only typed at the purchase needs a program that was live at that
     * moment, for it is not known when it was told. What the program is by now does not matter, nor when the shop told of
     * the order.
     */
    boolean covers(Evidence evidence) {
        var at = evidence.seenAt();
        boolean begun = (startsAt == null || !at.isBefore(startsAt)) && (endsAt == null || at.isBefore(endsAt));
        return begun
                && (evidence.kind() == EvidenceKind.ADVOCATE_CODE
                        ? live.stream().anyMatch(stretch -> stretch.covers(at))
                        : !live.isEmpty() && !at.isBefore(live.getFirst().from()));
    }
}
