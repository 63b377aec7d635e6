package dev.grapevine.demo.shop;

import dev.grapevine.demo.Handover;
import dev.grapevine.demo.InDemo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Grapevine as the shop knows it: an address, a secret key, and JSON. */
@InDemo
@Component
public class GrapevineApi {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The same body for the same thing each time: under the same key, another one would be another request. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Handover handover;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    GrapevineApi(Handover handover) {
        this.handover = handover;
    }

    /** An answer, whatever it says. */
    public record Answer(int status, JsonNode body) {
        public boolean isGood() {
            return status < 300;
        }

        /** The body of a good answer; anything else is a bug of ours. */
        public JsonNode good() {
            if (!isGood()) {
                throw new IllegalStateException("Grapevine answered " + status + ": " + body);
            }
            return body;
        }
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(address(path)).GET());
    }

    /** @param onceKey under which the same call, made again, does nothing again */
    public Answer post(String path, Object body, String onceKey) {
        return send(posting(path, body).header("Idempotency-Key", onceKey));
    }

    /** For what has an id of its own in its body. */
    public Answer post(String path, Object body) {
        return send(posting(path, body));
    }

    /** Changes what is given. */
    public Answer patch(String path, Object body) {
        return send(posting(path, body).method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** @param type of the picture, such as image/png */
    public Answer put(String path, byte[] picture, String type) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(picture)));
    }

    private HttpRequest.Builder posting(String path, Object body) {
        return HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /** A text as one part of a path. */
    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI address(String path) {
        return URI.create(handover.get().baseUrl() + "/api/v1" + path);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(
                    request.header("Authorization", "Bearer " + handover.get().secretKey())
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
            String text = response.body();
            return new Answer(response.statusCode(), JSON.readTree(text.isBlank() ? "{}" : text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
