package dev.grapevine.demo;

import dev.grapevine.platform.settings.Installation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo.
 *
 * @param on Whether this server is a demo, with a shop, an open inbox and a clock that anybody can move; set by ./grapevine
 *     demo, and never for a real store.
 * @param clock What time it is in the demo when it begins, such as 2026-01-01T00:00Z; without it, the time it really is.
 * @param folder Folder of demo.json and of what the demo's shop remembers; the data folder where it is not given.
 */
@ConfigurationProperties("grapevine.demo")
public record DemoSettings(
        @DefaultValue("false") boolean on,
        @Nullable String clock,
        @Nullable Path folder) {

    /** Where the demo keeps its own files. */
    public Path folder(Installation installation) {
        return folder == null ? installation.data() : folder;
    }
}
