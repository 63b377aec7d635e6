package dev.grapevine.demo.shop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that Grapevine told the shop.
 *
 * @param id of the event, by which the shop knows it again
 * @param data what it happened to, as it was then
 */
public record Told(String id, String type, Instant at, JsonNode data) {

    /** The id of what it happened to. */
    public String about() {
        return data.path("id").asString(text("advocate"));
    }

    /** The state of that, as it was told, or null. */
    public @Nullable String state() {
        return data.path("state").stringValue(null);
    }

    String text(String field) {
        return data.path(field).asString("");
    }

    /** An amount in words, or nothing where there is none. */
    String amount(String field) {
        JsonNode amount = data.path(field);
        return amount.has("coins")
                ? amount.path("coins").asLong() + " coins"
                : amount.has("amount") ? "£" + amount.path("amount").asString().replaceFirst("[.]00$", "") : "";
    }
}
