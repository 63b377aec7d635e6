package dev.grapevine.platform.settings;

import java.nio.file.Path;
import java.util.Properties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertiesPropertySource;

/**
 * Adds the settings file to the environment, below the command line and the environment variables, then refuses what is
 * unknown or of the wrong type before anything starts.
 */
public final class LoadSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Properties file = SettingsFile.read(Path.of(environment.getProperty("grapevine.data", "data")));
        environment
                .getPropertySources()
                .addAfter("systemEnvironment", new PropertiesPropertySource(SettingsFile.NAME, file));
        new SettingsCheck(KnownSettings.load()).check(environment);
    }
}
