package dev.grapevine.commandline;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;

/** What every command has in common that leaves a server running: where its data is and where it listens. */
abstract class ServerCommand extends ApplicationCommand {
    /** The exit code of a command that leaves the server running. */
    static final int RUNNING = -1;

    @Option(names = "--port", paramLabel = "PORT", description = "where it listens (default 8080; 0 takes a free one)")
    @Nullable
    Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "folder of the embedded database (default ./data)")
    @Nullable
    Path data;

    /** Starts the server with what the command line said. */
    ConfigurableApplicationContext start() {
        return start(given());
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
