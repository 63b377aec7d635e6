package dev.grapevine.platform.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Puts the settings in their order: the command line above the environment variables, those above the settings file. Then
 * refuses what is unknown or of the wrong type, before anything starts.
 *
 * @param commandLine settings by name, as the command line gave them
 */
public record LoadSettings(Map<String, Object> commandLine)
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

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
        new SettingsCheck(KnownSettings.load()).check(environment);
    }
}
