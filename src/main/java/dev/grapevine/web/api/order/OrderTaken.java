package dev.grapevine.web.api.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/**
 * What was told is durable, and the order will soon show it.
 *
 * @param status {@code accepted}, or {@code repeated} where the very same was told before
 * @param order where to look for it
 * @param note what is to be known besides, in words
 */
record OrderTaken(
        String externalId,
        String status,
        String order,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {
    static OrderTaken of(String externalId, boolean news) {
        return of(externalId, news, null);
    }

    static OrderTaken of(String externalId, boolean news, @Nullable String note) {
        return new OrderTaken(externalId, news ? "accepted" : "repeated", address(externalId), note);
    }

    static String address(String externalId) {
        return "/api/v1/orders/" + OrderName.EXTERNAL + UriUtils.encodePathSegment(externalId, StandardCharsets.UTF_8);
    }

    ResponseEntity<OrderTaken> answer() {
        return ResponseEntity.accepted().location(URI.create(order)).body(this);
    }
}
