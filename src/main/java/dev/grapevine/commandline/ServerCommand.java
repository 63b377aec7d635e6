package dev.grapevine.commandline;

import dev.grapevine.platform.database.OpenDatabaseEarly;
import dev.grapevine.platform.settings.LoadSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;

/** What every command has in common that runs the server: where its data is and where it listens. */
abstract class ServerCommand {
    /** The exit code of a command that leaves the server running. */
    static final int RUNNING = -1;

    @Option(names = "--port", paramLabel = "PORT", description = "where it listens (default 8080; 0 takes a free one)")
    @Nullable
    Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "folder of the embedded database (default ./data)")
    @Nullable
    Path data;

    private @Nullable Class<?> application;

    void application(Class<?> given) {
        application = given;
    }

    /** Starts the server with what the command line said above all other settings. */
    ConfigurableApplicationContext start() {
        if (application == null) {
            throw new IllegalStateException("The command has no application to start");
        }
        SpringApplication server = new SpringApplication(application);
        server.setBannerMode(Banner.Mode.OFF);
        server.addInitializers(new LoadSettings(given()), new OpenDatabaseEarly());
        return server.run();
    }

    /** What the command line says, as settings. */
    Map<String, Object> given() {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (port != null) {
            settings.put("grapevine.port", port.toString());
        }
        if (data != null) {
            settings.put("grapevine.data", data.toString());
        }
        return settings;
    }
}
