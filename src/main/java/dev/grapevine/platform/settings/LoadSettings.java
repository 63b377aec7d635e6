package dev.grapevine.platform.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Puts the settings in their order: the command line above the environment variables, those above the settings file. Then
 * refuses what is unknown or of the wrong type, before anything starts, and adds what follows from other settings.
 *
 * @param commandLine settings by name, as the command line gave them
 */
public record LoadSettings(Map<String, Object> commandLine)
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String PORT = "grapevine.port";
    private static final String MANAGEMENT_PORT = "grapevine.management-port";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        into(context.getEnvironment());
    }

    public void into(ConfigurableEnvironment environment) {
        MutablePropertySources sources = environment.getPropertySources();
        sources.addAfter(
                StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                new MapPropertySource("the command line", commandLine));
        Properties file = SettingsFile.read(Path.of(environment.getProperty("grapevine.data", "data")));
        sources.addAfter(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new PropertiesPropertySource(SettingsFile.NAME, file));
        KnownSettings known = KnownSettings.load();
        new SettingsCheck(known).check(environment);
        if (!environment.containsProperty(MANAGEMENT_PORT)) {
            sources.addLast(new MapPropertySource(
                    "what follows from other settings",
                    Map.of(MANAGEMENT_PORT, managementPort(port(environment, known)))));
        }
    }

    private static int port(ConfigurableEnvironment environment, KnownSettings known) {
        return Binder.get(environment).bind(PORT, Integer.class).orElseGet(() -> known.byName(PORT)
                .map(KnownSettings.Setting::defaultValue)
                .map(Integer::valueOf)
                .orElseThrow());
    }

    /** The one above, so that two servers beside each other need a port each and no more; a free one where there is none. */
    private static int managementPort(int port) {
        return port > 0 && port < 65_535 ? port + 1 : 0;
    }
}
