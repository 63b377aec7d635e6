package dev.grapevine.message;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Points;
import dev.grapevine.program.Phrase;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The values of a message as they wait in the database: amounts and days stay what they are, and become words when sent. */
final class ValuesJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ValuesJson() {}

    /** @throws IllegalArgumentException for a value of another type */
    static String write(Map<String, Object> values) {
        return JSON.writeValueAsString(object(values));
    }

    private static ObjectNode object(Map<String, Object> values) {
        ObjectNode object = JSON.createObjectNode();
        values.forEach((name, value) -> put(object, name, value));
        return object;
    }

    private static void put(ObjectNode object, String name, Object value) {
        switch (value) {
            case String text -> object.put(name, text);
            case URI address -> object.put(name, address.toString());
            case Integer number -> object.put(name, number.longValue());
            case Long number -> object.put(name, number);
            case Money(long minor, var unit) ->
                object.putObject(name).put("money", minor).put("currency", unit.code());
            case Points(long coins) -> object.putObject(name).put("coins", coins);
            case Percent(int points) -> object.putObject(name).put("basis_points", points);
            case Instant at -> object.putObject(name).put("at", at.toString());
            case LocalDate day -> object.putObject(name).put("day", day.toString());
            case Phrase(String key, var inside) ->
                object.putObject(name).put("phrase", key).set("values", object(inside));
            default -> throw new IllegalArgumentException("A message can't carry a " + value.getClass());
        }
    }

    static Map<String, Object> read(String json) {
        return read(JSON.readTree(json));
    }

    private static Map<String, Object> read(JsonNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return values;
    }

    private static Object value(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isNumber()) {
            return node.longValue();
        }
        if (node.has("money")) {
            return Money.of(
                    node.path("money").longValue(), node.path("currency").stringValue());
        }
        if (node.has("coins")) {
            return new Points(node.path("coins").longValue());
        }
        if (node.has("basis_points")) {
            return new Percent(node.path("basis_points").intValue());
        }
        if (node.has("at")) {
            return Instant.parse(node.path("at").stringValue());
        }
        if (node.has("day")) {
            return LocalDate.parse(node.path("day").stringValue());
        }
        return new Phrase(node.path("phrase").stringValue(), read(node.path("values")));
    }
}
