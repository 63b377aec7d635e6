package dev.grapevine.share;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that stands for an advocate's recommendation.
 *
 * @param id of its row, by which work on it is named
 * @param code its canonical form, under which it is found
 * @param display as it is shown and told: {@code AMY-7QK2-9XT}
 * @param visitId the visit on which the friend was shown it, or null
 * @param expiresAt when it ends, or null for with the program
 * @param retiredAt since when another stands in its place, or null
 */
public record CouponCode(
        UUID id,
        String code,
        String display,
        CodeKind kind,
        UUID advocateId,
        UUID programId,
        @Nullable UUID visitId,
        Instant mintedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant retiredAt) {

    /** Of which moment the terms are that say what it is worth: a friend's own code keeps those under which it was made. */
    public Instant promisedAt(Instant now) {
        return kind == CodeKind.FRIEND ? mintedAt : now;
    }

    /** Whether it may be used at this time. */
    public boolean isGoodAt(Instant at) {
        return (expiresAt == null || at.isBefore(expiresAt)) && (retiredAt == null || at.isBefore(retiredAt));
    }
}
