package dev.grapevine.attribution;

import dev.grapevine.program.ProgramState;
import dev.grapevine.program.Terms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program as it stood for one order.
 *
 * @param version the one in force when the order was placed; the first, where the shop's clock is before that
 */
public record Promise(
        UUID programId,
        ProgramState state,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant liveAt,
        int version,
        Terms terms) {

    /**
     * Whether a recommendation seen then falls into the program's time. A program that was paused or stopped since takes
     * nothing away from friends under way; a code that is only typed at the purchase needs a program that is live, for it
     * is not known when it was told.
     */
    boolean covers(Evidence evidence) {
        var at = evidence.seenAt();
        boolean begun = liveAt != null && !at.isBefore(liveAt) && (startsAt == null || !at.isBefore(startsAt));
        boolean running = endsAt == null || at.isBefore(endsAt);
        return begun && running && (evidence.kind() != EvidenceKind.ADVOCATE_CODE || state == ProgramState.LIVE);
    }
}
