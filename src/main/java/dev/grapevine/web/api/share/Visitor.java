package dev.grapevine.web.api.share;

import dev.grapevine.share.Arrival;
import dev.grapevine.share.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Who visits, as far as a request tells.
 *
 * @param purpose the request's {@code Sec-Purpose} or one of its forerunners
 * @param network a fingerprint of the address, or null
 * @param device a fingerprint of the device, or null
 */
record Visitor(
        @Nullable String userAgent,
        @Nullable String purpose,
        @Nullable String network,
        @Nullable String device) {

    Arrival by(String shareCode, @Nullable Channel channel) {
        return new Arrival(shareCode, channel, userAgent, purpose, network, device, null);
    }
}
