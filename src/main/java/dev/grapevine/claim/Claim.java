package dev.grapevine.claim;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a friend asked for an advocate's offer, and got a code.
 *
 * @param visitId the visit on which it happened, or null where it is unknown
 * @param customerId the person whose address or number it is; null for who only opened the offer
 * @param contact the address or number in its canonical form; null for who only opened the offer
 * @param firstName as the friend wrote it; null for who only opened the offer
 * @param code the coupon code in its canonical form
 * @param consent whether the friend agreed to be reminded
 */
public record Claim(
        UUID id,
        ClaimKind kind,
        UUID programId,
        UUID advocateId,
        @Nullable UUID visitId,
        @Nullable UUID customerId,
        @Nullable String contact,
        @Nullable String firstName,
        String code,
        boolean consent,
        Instant at) {

    /** The id outside: {@code clm_…}. */
    public String idText() {
        return Ids.text(IdKind.CLAIM, id);
    }

    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return idText();
    }
}
