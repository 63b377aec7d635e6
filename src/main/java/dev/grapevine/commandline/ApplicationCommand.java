package dev.grapevine.commandline;

import dev.grapevine.platform.database.OpenDatabaseEarly;
import dev.grapevine.platform.settings.LoadSettings;
import dev.grapevine.platform.settings.OwnEnvironment;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What every command has in common that starts the server. */
abstract class ApplicationCommand {
    private @Nullable Class<?> application;

    void application(Class<?> given) {
        application = given;
    }

    /** Starts the server with these settings above all others. */
    ConfigurableApplicationContext start(Map<String, Object> settings) {
        if (application == null) {
            throw new IllegalStateException("The command has no application to start");
        }
        SpringApplication server = new SpringApplication(application);
        server.setBannerMode(Banner.Mode.OFF);
        server.setEnvironment(new OwnEnvironment());
        server.addInitializers(new LoadSettings(settings), new OpenDatabaseEarly());
        return server.run();
    }
}
