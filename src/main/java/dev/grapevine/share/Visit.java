package dev.grapevine.share;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An arrival by a share link.
 *
 * @param programId the program that was current then
 * @param network a fingerprint of the address, or null
 * @param device a fingerprint of the device, or null
 */
public record Visit(
        UUID id,
        UUID advocateId,
        UUID programId,
        Instant at,
        Traffic traffic,
        @Nullable Channel channel,
        @Nullable String network,
        @Nullable String device,
        @Nullable String userAgent) {

    /** The id outside: {@code vis_…}. */
    public String idText() {
        return Ids.text(IdKind.VISIT, id);
    }
}
