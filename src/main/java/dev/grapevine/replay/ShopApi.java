package dev.grapevine.replay;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server's public API, called as a shop calls it: every write with an {@code Idempotency-Key}, which is the same whenever
 * the same is sent, so that sending again is harmless; and waiting as long as the server asks for.
 */
final class ShopApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Too many requests, not ready, and a request with the same key that still runs. */
    private static final Set<Integer> LATER = Set.of(429, 503, 409);

    private static final int TRIES = 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;
    private final String key;

    /** @param key a secret key of the store */
    ShopApi(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    JsonNode get(String path) {
        return send(request(path).GET(), "GET " + path);
    }

    JsonNode post(String path, JsonNode body) {
        String json = JSON.writeValueAsString(body);
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "replay-" + digest(path + "\n" + json))
                        .POST(BodyPublishers.ofString(json)),
                "POST " + path);
    }

    /** All pages of a list, one after the other. */
    List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "limit=100";
        @Nullable String next = first;
        while (next != null) {
            JsonNode page = get(next);
            page.path("data").forEach(all::add);
            @Nullable String after = page.path("next").stringValue(null);
            next = after == null ? null : first + "&after=" + after;
        }
        return all;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest.Builder request, String what) {
        for (int tried = 1; ; tried++) {
            HttpResponse<String> answer = sendOnce(request.build());
            if (answer.statusCode() < 300) {
                return json(answer.body(), what);
            }
            if (!isLater(answer) || tried == TRIES) {
                throw new CannotStart(what + " was answered " + answer.statusCode() + ": " + words(answer.body()));
            }
            pause(wait(answer));
        }
    }

    private HttpResponse<String> sendOnce(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new CannotStart("No answer from " + server + " (" + why
                    + "): start it with ./grapevine demo, or name another with --server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The replay was interrupted");
        }
    }

    private static boolean isLater(HttpResponse<String> answer) {
        return LATER.contains(answer.statusCode())
                && answer.headers().firstValue("Retry-After").isPresent();
    }

    private static Duration wait(HttpResponse<String> answer) {
        String seconds = answer.headers().firstValue("Retry-After").orElse("1");
        Duration asked = Duration.ofSeconds(seconds.matches("[0-9]{1,6}") ? Long.parseLong(seconds) : 1);
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The replay was interrupted");
        }
    }

    private static JsonNode json(String body, String what) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new CannotStart(what + " was answered with something else than JSON: is this a Grapevine server?");
        }
    }

    /** What a problem says, or the beginning of what else came. */
    private static String words(String body) {
        String text = body;
        try {
            JsonNode problem = JSON.readTree(body);
            text = problem.path("detail").asString(problem.path("title").asString(body)) + " " + problem.path("errors");
        } catch (JacksonException noProblem) {
            // What came is shown as it is.
        }
        return text.substring(0, Math.min(text.length(), 300)).strip();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
