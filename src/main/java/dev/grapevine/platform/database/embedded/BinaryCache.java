package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where programs are unpacked to. Never below the data directory: PostgreSQL looks up the real path of its own program,
 * so every folder above must be open to the user it runs as, and a data directory often is closed.
 *
 * <p>We run what we find there, so a folder that somebody else could have filled is not used.
 */
final class BinaryCache {

    private BinaryCache() {}

    /** The first place that is ours and can be written; it exists when this returns. */
    static Path folder() {
        List<String> refused = new ArrayList<>();
        for (Path candidate : candidates()) {
            try {
                if (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                    make(candidate);
                }
                requireOurs(candidate);
                if (Files.isWritable(candidate)) {
                    return candidate;
                }
                refused.add(candidate + " is not writable");
            } catch (IOException | CannotStart e) {
                refused.add(e instanceof CannotStart ? e.getMessage() : candidate + " cannot be made");
            }
        }
        throw new CannotStart("no folder to unpack PostgreSQL into (" + String.join("; ", refused)
                + "): set XDG_CACHE_HOME to a folder of your own");
    }

    private static List<Path> candidates() {
        long uid = Platform.uid();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "grapevine-" + uid);
        if (uid == 0) {
            return List.of(Path.of("/var/cache/grapevine"), temporary);
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path cache = xdg == null || !Path.of(xdg).isAbsolute()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(xdg);
        return List.of(cache.resolve("grapevine"), temporary);
    }

    private static void make(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Refuses a folder that another user owns, may write to, or has put a link in the place of. */
    static void requireOurs(Path folder) {
        try {
            int owner = (Integer) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    || Integer.toUnsignedLong(owner) != Platform.uid()
                    || allowed.contains(PosixFilePermission.GROUP_WRITE)
                    || allowed.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new CannotStart(folder + " could have been written by another user: remove it");
            }
        } catch (IOException e) {
            throw new CannotStart(folder + " cannot be read: remove it", e);
        }
    }
}
