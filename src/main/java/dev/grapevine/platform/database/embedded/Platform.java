package dev.grapevine.platform.database.embedded;

import com.sun.security.auth.module.UnixSystem;
import dev.grapevine.platform.CannotStart;
import java.net.URL;
import java.util.Locale;

/** The machine we run on, as far as the bundled PostgreSQL cares. */
final class Platform {

    private static final String OS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    private static final String ARCH = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);

    private Platform() {}

    static boolean isLinux() {
        return OS.contains("linux");
    }

    static boolean isMac() {
        return OS.contains("mac");
    }

    static long uid() {
        return new UnixSystem().getUid();
    }

    /** The bundled archive for this machine, named as its publisher names it: {@code postgres-linux-x86_64.txz}. */
    static URL archive() {
        String system = isLinux() ? "linux" : isMac() ? "darwin" : "";
        String arch =
                switch (ARCH) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> "";
                };
        URL archive = system.isEmpty() || arch.isEmpty()
                ? null
                : Platform.class.getResource("/postgres-" + system + "-" + arch + ".txz");
        if (archive == null) {
            throw new CannotStart("no PostgreSQL is bundled for " + OS + "/" + ARCH
                    + ": set GRAPEVINE_DATABASE_URL to a PostgreSQL 15 or newer");
        }
        return archive;
    }
}
