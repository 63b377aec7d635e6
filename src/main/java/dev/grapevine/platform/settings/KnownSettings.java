package dev.grapevine.platform.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every setting there is, as the build listed them from the settings records and their documentation. */
public final class KnownSettings {
    private static final String LISTING = "META-INF/spring-configuration-metadata.json";

    /**
     * One setting.
     *
     * @param name as written in grapevine.properties, such as {@code grapevine.database.url}
     * @param type the Java type its text is turned into
     */
    public record Setting(
            String name,
            String type,
            String description,
            @Nullable String defaultValue) {

        /** The name of its environment variable: dots and dashes become underscores. */
        public String variable() {
            return name.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
        }
    }

    private final List<Setting> settings;

    private KnownSettings(List<Setting> settings) {
        this.settings = settings;
    }

    public static KnownSettings load() {
        List<Setting> found = new ArrayList<>();
        try {
            for (URL listing :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(LISTING))) {
                try (InputStream in = listing.openStream()) {
                    JsonMapper.shared().readTree(in).path("properties").forEach(property -> read(property)
                            .ifPresent(found::add));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(Setting::name));
        return new KnownSettings(List.copyOf(found));
    }

    private static Optional<Setting> read(JsonNode property) {
        String name = property.path("name").asString();
        if (!name.startsWith("grapevine.")) {
            return Optional.empty();
        }
        JsonNode value = property.path("defaultValue");
        return Optional.of(new Setting(
                name,
                property.path("type").asString("java.lang.String"),
                property.path("description").asString(""),
                value.isMissingNode() ? null : value.asString()));
    }

    public List<Setting> all() {
        return settings;
    }

    public Optional<Setting> byVariable(String variable) {
        return settings.stream().filter(s -> s.variable().equals(variable)).findFirst();
    }

    public Optional<Setting> byName(String name) {
        return settings.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
