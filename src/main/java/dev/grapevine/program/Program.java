package dev.grapevine.program;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A store's promise.
 *
 * @param name as the merchant knows it
 * @param version of its terms that holds now, from 1
 * @param startsAt when it opens once it is live, or null for at once
 * @param endsAt when it closes, or null for never
 * @param liveAt when it first went live, or null
 */
public record Program(
        UUID id,
        String name,
        ProgramState state,
        int version,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant liveAt,
        Instant createdAt) {

    /** Whether it takes friends at this time. */
    public boolean isOpen(Instant at) {
        return state == ProgramState.LIVE
                && (startsAt == null || !at.isBefore(startsAt))
                && (endsAt == null || at.isBefore(endsAt));
    }

    /** The id outside: {@code prg_…}. */
    public String idText() {
        return Ids.text(IdKind.PROGRAM, id);
    }
}
