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
import org.springframework.util.ClassUtils;
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

    /**
     * A record of settings.
     *
     * @param prefix what the names of its settings begin with, such as {@code grapevine.database}
     */
    public record Group(String prefix, Class<?> type) {}

    private final List<Setting> settings;
    private final List<Group> groups;

    private KnownSettings(List<Setting> settings, List<Group> groups) {
        this.settings = settings;
        this.groups = groups;
    }

    public static KnownSettings load() {
        List<Setting> found = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        try {
            for (URL listing :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(LISTING))) {
                try (InputStream in = listing.openStream()) {
                    JsonNode all = JsonMapper.shared().readTree(in);
                    all.path("properties").forEach(property -> read(property).ifPresent(found::add));
                    all.path("groups").forEach(group -> group(group).ifPresent(groups::add));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(Setting::name));
        return new KnownSettings(List.copyOf(found), List.copyOf(groups));
    }

    private static Optional<Group> group(JsonNode group) {
        String prefix = group.path("name").asString();
        return prefix.equals("grapevine") || prefix.startsWith("grapevine.")
                ? Optional.of(new Group(
                        prefix,
                        ClassUtils.resolveClassName(
                                group.path("type").asString(), KnownSettings.class.getClassLoader())))
                : Optional.empty();
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

    /** The records that they are bound to. */
    public List<Group> groups() {
        return groups;
    }

    public Optional<Setting> byVariable(String variable) {
        return settings.stream().filter(s -> s.variable().equals(variable)).findFirst();
    }

    public Optional<Setting> byName(String name) {
        return settings.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
