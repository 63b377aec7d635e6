package dev.grapevine.attribution;

import dev.grapevine.claim.ClaimKind;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral before its purchase: that a friend has an advocate's offer, and what came of it.
 *
 * @param id the claim's
 * @param friendCustomerId null for who only opened the offer
 * @param firstName as the friend wrote it; null for who only opened the offer, and once she was erased
 * @param code as it is shown and typed
 * @param endsAt when code or program end, the sooner of both; null for never
 * @param hasEnded whether the code can't be used any more, by its own end or its program's
 * @param referralId of the first purchase that came of it, whatever became of that; null where none did
 */
public record ClaimedOffer(
        UUID id,
        ClaimKind kind,
        UUID programId,
        UUID advocateId,
        @Nullable UUID friendCustomerId,
        @Nullable String firstName,
        String code,
        Instant at,
        @Nullable Instant endsAt,
        boolean hasEnded,
        @Nullable UUID referralId) {

    /** The claim's id outside: {@code clm_…}. */
    public String idText() {
        return Ids.text(IdKind.CLAIM, id);
    }

    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return idText();
    }
}
