package dev.grapevine.web.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/**
 * What was told is durable, and the order will soon show it.
 *
 * @param status {@code accepted}, or {@code repeated} where the very same was told before
 * @param order where to look for it
 */
record OrderTaken(String externalId, String status, String order) {
    static OrderTaken of(String externalId, boolean news) {
        return new OrderTaken(externalId, news ? "accepted" : "repeated", address(externalId));
    }

    static String address(String externalId) {
        return "/api/v1/orders/" + OrderName.EXTERNAL + UriUtils.encodePathSegment(externalId, StandardCharsets.UTF_8);
    }

    ResponseEntity<OrderTaken> answer() {
        return ResponseEntity.accepted().location(URI.create(order)).body(this);
    }
}
