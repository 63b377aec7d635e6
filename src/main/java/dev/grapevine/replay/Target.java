package dev.grapevine.replay;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which server the orders go to, and a secret key of the store there.
 *
 * @param server without a slash at the end
 */
public record Target(URI server, String secretKey) {

    /**
     * What a running demo wrote down in its data folder.
     *
     * @param server instead of the address that is written there, or null
     */
    public static Target of(Path data, @Nullable URI server) {
        Path file = data.resolve("demo.json");
        if (!Files.isReadable(file)) {
            throw new CannotStart(
                    "There is no " + file + ": start ./grapevine demo first, or name its folder with --data");
        }
        try {
            JsonNode demo = JsonMapper.shared().readTree(Files.readString(file));
            String address = server == null ? text(demo, "base_url", file) : server.toString();
            return new Target(
                    URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address),
                    text(demo, "secret_key", file));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new CannotStart(file + " can't be read (" + e.getMessage() + "): start ./grapevine demo again");
        }
    }

    private static String text(JsonNode demo, String field, Path file) {
        @Nullable String text = demo.path(field).stringValue(null);
        if (text == null || text.isBlank()) {
            throw new CannotStart(file + " has no " + field + ": start ./grapevine demo again");
        }
        return text;
    }
}
