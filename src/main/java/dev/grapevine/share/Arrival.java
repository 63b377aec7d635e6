package dev.grapevine.share;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody or something opened a share link, as the request tells it.
 *
 * @param linkToken what the link ends in
 * @param channel by which the link travelled, where it says so
 * @param userAgent the header, or null where there is none
 * @param purpose {@code Sec-Purpose}, {@code Purpose}, {@code X-Purpose} or {@code X-Moz}, or null where there is none
 * @param network a fingerprint of the address ({@code platform.secret.Fingerprints}), or null
 * @param device a fingerprint of the device, or null
 * @param signedIn the customer who is signed in here, or null: her own link counts nothing
 */
public record Arrival(
        String linkToken,
        @Nullable Channel channel,
        @Nullable String userAgent,
        @Nullable String purpose,
        @Nullable String network,
        @Nullable String device,
        @Nullable UUID signedIn) {

    /** Of which nothing more is known than link and browser. */
    public static Arrival by(String linkToken, @Nullable String userAgent) {
        return new Arrival(linkToken, null, userAgent, null, null, null, null);
    }

    /** Whether a person came, as far as the request tells. */
    public Traffic traffic() {
        return TellTraffic.of(userAgent, purpose);
    }
}
