package dev.grapevine.platform.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent where.
 *
 * @param headers by name, without {@code Content-Type}
 * @param contentType null where there is no body
 * @param timeout for everything from the look-up of the name to the last byte of the answer
 * @param mostBytes of the answer's body that are worth reading
 */
public record OutboundRequest(
        String method,
        URI address,
        Map<String, String> headers,
        @Nullable String contentType,
        @Nullable String body,
        Duration timeout,
        int mostBytes) {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final int USUAL_BYTES = 1 << 20;

    /** They say where the message ends and for whom it is, which is the client's to say. */
    private static final Set<String> NOT_OURS =
            Set.of("host", "content-length", "content-type", "transfer-encoding", "connection", "te", "upgrade");

    /** Refuses with {@link IllegalArgumentException} a header that would break out of its line or belongs to the client. */
    public OutboundRequest {
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]+")
                    || NOT_OURS.contains(name.toLowerCase(Locale.ROOT))
                    || value.chars().anyMatch(c -> c < ' ' || c == 127)) {
                throw new IllegalArgumentException(
                        "The header " + name.replaceAll("[^A-Za-z0-9-]", "?") + " is not one.");
            }
        });
    }

    public static OutboundRequest get(URI address) {
        return new OutboundRequest("GET", address, Map.of(), null, null, USUAL_TIMEOUT, USUAL_BYTES);
    }

    public static OutboundRequest post(URI address, String contentType, String body) {
        return new OutboundRequest("POST", address, Map.of(), contentType, body, USUAL_TIMEOUT, USUAL_BYTES);
    }

    public OutboundRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new OutboundRequest(method, address, more, contentType, body, timeout, mostBytes);
    }

    public OutboundRequest within(Duration limit) {
        return new OutboundRequest(method, address, headers, contentType, body, limit, mostBytes);
    }

    public OutboundRequest atMost(int bytes) {
        return new OutboundRequest(method, address, headers, contentType, body, timeout, bytes);
    }

    /** Without headers, body and query, where credentials are. */
    @Override
    public String toString() {
        return method + " " + address.getScheme() + "://" + address.getHost() + address.getPath();
    }
}
