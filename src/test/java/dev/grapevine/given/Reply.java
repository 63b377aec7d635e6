package dev.grapevine.given;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
public record Reply(HttpResponse<String> http) {
    public int status() {
        return http.statusCode();
    }

    /** The header's value, or nothing where it isn't there. */
    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    public String body() {
        return http.body();
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    /** The text at a path such as {@code by.name}. */
    public String text(String path) {
        return json().at("/" + path.replace('.', '/')).asString("");
    }

    /** The slug of the problem's type. */
    public String problem() {
        return text("type").replaceFirst("^/docs/problems/", "");
    }

    /** The fields that the problem names. */
    public List<String> wrongFields() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error -> error.path("field").asString(""))
                .toList();
    }
}
