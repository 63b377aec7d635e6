package dev.grapevine.platform.settings;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.settings.KnownSettings.Setting;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/** Refuses settings that nobody reads and values that can't be what they should be: one line that names the setting. */
final class SettingsCheck {
    /** Read by the start script and the tests, not by the server. */
    private static final Set<String> OTHER_VARIABLES = Set.of("GRAPEVINE_JAVA_OPTS", "GRAPEVINE_CHROMIUM");

    private final KnownSettings known;

    SettingsCheck(KnownSettings known) {
        this.known = known;
    }

    /** @throws CannotStart naming the first setting that is unknown or of the wrong type */
    void check(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed) {
                for (String name : listed.getPropertyNames()) {
                    check(name, source.getName());
                }
            }
        }
        Binder binder = Binder.get(environment);
        known.all().forEach(setting -> check(setting, binder));
    }

    private void check(String name, String source) {
        if (name.startsWith("GRAPEVINE_")) {
            if (!OTHER_VARIABLES.contains(name) && known.byVariable(name).isEmpty()) {
                throw unknown(name, "environment variable", name, true);
            }
        } else if (name.startsWith("grapevine.") && known.byName(name).isEmpty()) {
            throw unknown(name, "setting", source, false);
        } else if (source.equals(SettingsFile.NAME) && !name.startsWith("grapevine.")) {
            throw unknown(name, "setting", source, false);
        }
    }

    private CannotStart unknown(String name, String what, String where, boolean variable) {
        String nearest = known.all().stream()
                .map(s -> variable ? s.variable() : s.name())
                .min(Comparator.comparing(
                        candidate -> LevenshteinDistance.getDefaultInstance().apply(candidate, name)))
                .orElseThrow();
        String place = variable ? "" : " in " + where;
        return new CannotStart("Unknown " + what + " " + name + place + ": remove it, or did you mean " + nearest
                + "? (./grapevine settings lists them)");
    }

    private static void check(Setting setting, Binder binder) {
        Class<?> type = ClassUtils.resolveClassName(erasure(setting.type()), SettingsCheck.class.getClassLoader());
        try {
            binder.bind(setting.name(), Bindable.of(type));
            if (mayBeEmpty(type)
                    || !binder.bind(setting.name(), String.class)
                            .map(String::isBlank)
                            .orElse(false)) {
                return;
            }
            throw new CannotStart("Setting " + setting.name() + " (" + setting.variable()
                    + ") is empty: remove it, or give" + " it " + described(type));
        } catch (BindException e) {
            Object value = e.getProperty() == null ? "" : e.getProperty().getValue();
            throw new CannotStart("Setting " + setting.name() + " (" + setting.variable() + ") is '" + value
                    + "', which is not " + described(type) + ": " + setting.description());
        }
    }

    /** Others would turn into nothing, or a folder into the current one. */
    private static boolean mayBeEmpty(Class<?> type) {
        return type == String.class || Collection.class.isAssignableFrom(type);
    }

    private static String erasure(String type) {
        int generic = type.indexOf('<');
        return generic < 0 ? type : type.substring(0, generic);
    }

    private static String described(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Integer", "Long" -> "a whole number";
            case "Boolean" -> "true or false";
            case "Duration" -> "a duration such as 30s or 5m";
            case "InetAddress" -> "an address of this machine such as 127.0.0.1";
            case "URI" -> "an address such as https://refer.example.com";
            default -> "a " + type.getSimpleName();
        };
    }
}
