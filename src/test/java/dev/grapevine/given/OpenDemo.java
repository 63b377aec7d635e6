package dev.grapevine.given;

import dev.grapevine.demo.Handout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The demo as {@code ./grapevine demo} starts it, with half a year behind it, on a free port and a folder of its own. */
public final class OpenDemo implements BeforeAllCallback, AfterAllCallback {
    private final Path folder;
    private final RunningServer server;

    public OpenDemo() {
        try {
            folder = Files.createTempDirectory("grapevine-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int port = RunningServer.freePort();
        server = RunningServer.own(Map.of(
                "grapevine.port",
                Integer.toString(port),
                "grapevine.public-url",
                "http://localhost:" + port,
                "grapevine.mail.inbox",
                "true",
                "grapevine.http.allow-private",
                "true",
                "grapevine.demo.on",
                "true",
                "grapevine.demo.folder",
                folder.toString()));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server.beforeAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.afterAll(context);
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RunningServer server() {
        return server;
    }

    public Path folder() {
        return folder;
    }

    public Handout handout() {
        return Handout.read(folder).orElseThrow();
    }
}
