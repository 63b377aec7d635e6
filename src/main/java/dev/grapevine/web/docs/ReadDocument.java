package dev.grapevine.web.docs;

import dev.grapevine.web.docs.Chapter.Call;
import dev.grapevine.web.docs.Chapter.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads an OpenAPI document into what a page shows, by its tags. */
final class ReadDocument {
    private final JsonNode document;

    ReadDocument(JsonNode document) {
        this.document = document;
    }

    List<Chapter> chapters() {
        return document.path("tags")
                .valueStream()
                .map(tag -> new Chapter(
                        tag.path("name").asString(),
                        tag.path("description").asString(""),
                        calls(tag.path("name").asString())))
                .filter(chapter -> !chapter.calls().isEmpty())
                .toList();
    }

    private List<Call> calls(String tag) {
        List<Call> calls = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    JsonNode said = call.getValue();
                    if (said.path("tags").path(0).asString("").equals(tag)) {
                        calls.add(new Call(
                                call.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                said.path("description")
                                        .asString(said.path("summary").asString("")),
                                said.path("x-scope").asString(""),
                                query(said),
                                fields(said.at("/requestBody/content/application~1json/schema")),
                                fields(answer(said))));
                    }
                }));
        return calls;
    }

    private List<Field> query(JsonNode call) {
        return call.path("parameters")
                .valueStream()
                .map(this::followed)
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> new Field(
                        parameter.path("name").asString(""),
                        type(parameter.path("schema")),
                        parameter.path("required").asBoolean(false),
                        parameter.path("description").asString("")))
                .toList();
    }

    /** What a list holds, or the answer itself. */
    private static JsonNode answer(JsonNode call) {
        return call.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().at("/content/application~1json/schema"))
                .map(schema -> {
                    JsonNode item = schema.at("/properties/data/items");
                    return item.isMissingNode() ? schema : item;
                })
                .findFirst()
                .orElse(call.path("nothing"));
    }

    private List<Field> fields(JsonNode schema) {
        JsonNode object = followed(schema);
        Set<String> required = new HashSet<>(
                object.path("required").valueStream().map(JsonNode::asString).toList());
        return object.path("properties").properties().stream()
                .map(field -> new Field(
                        field.getKey(),
                        type(field.getValue()),
                        required.contains(field.getKey()),
                        followed(field.getValue()).path("description").asString("")))
                .toList();
    }

    private JsonNode followed(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
    }

    private static String type(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        JsonNode either = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
        if (either.isArray()) {
            return either.valueStream().map(ReadDocument::type).distinct().collect(Collectors.joining(" or "));
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "))
                : schema.path("type").asString("any");
        if (type.startsWith("array")) {
            return "list of " + type(schema.path("items"));
        }
        String format = schema.path("format").asString("");
        return format.isEmpty() ? type : type + " (" + format + ")";
    }
}
