package dev.grapevine.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser without scripts does: keeps cookies, opens pages, sends forms with the hidden token of the last page. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI server;
    private final String name;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String token = "";

    public Browser(URI server) {
        this(server, ShareParts.PHONE_BROWSER);
    }

    /** @param name what it calls itself in User-Agent */
    public Browser(URI server, String name) {
        this.server = server;
        this.name = name;
    }

    /** @param headers name and value in turn */
    public Reply open(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    public Reply submit(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** A form with a file in it (RFC 7578). */
    public Reply upload(String path, String field, byte[] file) {
        return upload(path, field, file, Map.of());
    }

    /** The same with other fields beside it. */
    public Reply upload(String path, String field, byte[] file, Map<String, String> fields) {
        String mark = "grapevine-test-boundary";
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        String head = all.entrySet().stream()
                        .map(one -> "--" + mark + "\r\nContent-Disposition: form-data; name=\"" + one.getKey()
                                + "\"\r\n\r\n" + one.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + ("--" + mark
                        + "\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        return send(HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + mark)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--" + mark + "--\r\n"))));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            Reply reply =
                    new Reply(client.send(request.setHeader("User-Agent", name).build(), BodyHandlers.ofString()));
            Matcher found = TOKEN.matcher(reply.body());
            if (found.find()) {
                token = found.group(1);
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
