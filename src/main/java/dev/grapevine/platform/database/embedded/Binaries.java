package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/** The unpacked programs of the bundled PostgreSQL: {@code bin}, {@code lib} and {@code share} below one folder. */
record Binaries(Path home) {

    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)*)\\.jar");

    /** Unpacks them at the first start of a version; later starts find them. */
    static Binaries unpacked() {
        URL archive = Platform.archive();
        Path folder = BinaryCache.folder();
        try {
            Path home = folder.resolve(name(archive));
            if (!Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
                unpack(archive, folder, home);
            }
            BinaryCache.requireOurs(home);
            return new Binaries(home);
        } catch (FileSystemException e) {
            throw new CannotStart(
                    "cannot unpack PostgreSQL into " + folder + " (" + e.getReason()
                            + "): make space there, or room to write",
                    e);
        } catch (IOException e) {
            throw new CannotStart(
                    "cannot unpack PostgreSQL into " + folder + " (" + e.getMessage()
                            + "): make space there, or build Grapevine again if its jar is damaged",
                    e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** A name that changes with the content, so that an upgrade never runs yesterday's programs. */
    private static String name(URL archive) throws IOException {
        Matcher version = VERSION.matcher(archive.toString());
        return "postgresql-%s-%08x".formatted(version.find() ? version.group(1) : "bundled", checksum(archive));
    }

    private static long checksum(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar) {
            ZipEntry entry = jar.getJarEntry();
            if (entry != null && entry.getCrc() != -1) {
                return entry.getCrc();
            }
        }
        try (CheckedInputStream in =
                new CheckedInputStream(new BufferedInputStream(archive.openStream()), new CRC32())) {
            in.skip(Long.MAX_VALUE);
            return in.getChecksum().getValue();
        }
    }

    /** Unpacks beside the goal and renames: of two processes at once one wins, and nobody sees half a folder. */
    private static void unpack(URL archive, Path folder, Path home) throws IOException {
        Path half = Files.createTempDirectory(folder, "unpacking-");
        try {
            try (InputStream in = archive.openStream()) {
                Archive.unpack(in, half);
            }
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
            DataDirectory.sync(folder);
        } catch (IOException e) {
            if (!Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        } finally {
            Folders.delete(half);
        }
    }
}
