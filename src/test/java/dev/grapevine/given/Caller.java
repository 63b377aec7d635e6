package dev.grapevine.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A program that calls the server over HTTP.
 *
 * @param key what it sends as its API key; null for none
 */
public record Caller(URI server, @Nullable String key) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Reply post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Reply patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param json the body, sent as application/json unless the headers say otherwise; null for none
     * @param headers name and value in turn
     */
    public Reply send(String method, String path, @Nullable String json, String... headers) {
        return send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)),
                json,
                headers);
    }

    /** Sends a file. */
    public Reply put(String path, byte[] file, String type) {
        return send(
                HttpRequest.newBuilder(URI.create(server + path)).PUT(BodyPublishers.ofByteArray(file)),
                null,
                "Content-Type",
                type);
    }

    private Reply send(HttpRequest.Builder request, @Nullable String json, String... headers) {
        request.timeout(Duration.ofSeconds(60));
        if (json != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (key != null) {
            request.setHeader("Authorization", "Bearer " + key);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
