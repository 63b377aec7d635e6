package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder with everything a shop must keep, held by one process at a time.
 *
 * <p>The hold is an operating system's lock on {@code grapevine.lock}: it dies with the process, however that dies. The
 * file's text (our process id) only serves the message to whoever comes second.
 */
final class DataDirectory implements AutoCloseable {

    /**
     * Paths held by this process. POSIX drops a process's lock on a file as soon as it closes any descriptor of that
     * file, so a second start in the same process must be refused before it opens the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Makes the folder if need be and takes hold of it, before anything else in it is touched. */
    static DataDirectory hold(Path wanted) {
        Path path = made(wanted);
        if (!HELD_HERE.add(path)) {
            throw usedBy(path, ProcessHandle.current().pid() + "");
        }
        boolean held = false;
        try {
            DataDirectory directory = new DataDirectory(path, locked(path));
            held = true;
            return directory;
        } finally {
            if (!held) {
                HELD_HERE.remove(path);
            }
        }
    }

    private static Path made(Path wanted) {
        try {
            if (!Files.isDirectory(wanted)) {
                Files.createDirectories(
                        wanted.toAbsolutePath(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return wanted.toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw new CannotStart("data directory " + e.getFile() + " is not a directory: choose another --data", e);
        } catch (IOException e) {
            throw unusable(wanted, e);
        }
    }

    private static FileChannel locked(Path path) {
        Path file = path.resolve("grapevine.lock");
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            boolean locked = false;
            try {
                locked = channel.tryLock() != null;
                if (!locked) {
                    throw usedBy(path, Files.readString(file).strip());
                }
                channel.truncate(0);
                channel.write(
                        ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
                return channel;
            } finally {
                if (!locked) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static CannotStart usedBy(Path path, String process) {
        String who = process.isEmpty() ? "" : " (process " + process + ")";
        return new CannotStart("data directory " + path + " is used by another Grapevine" + who
                + ": stop it or choose another --data");
    }

    static CannotStart unusable(Path path, IOException e) {
        String reason =
                switch (e) {
                    case AccessDeniedException denied -> "permission denied" + ownerOf(Path.of(denied.getFile()));
                    case FileSystemException fs when fs.getReason() != null -> fs.getReason();
                    default -> String.valueOf(e.getMessage());
                };
        return new CannotStart(
                "cannot write in data directory " + path.toAbsolutePath() + " (" + reason
                        + "): make it writable for user " + System.getProperty("user.name")
                        + " or choose another --data",
                e);
    }

    private static String ownerOf(Path file) {
        for (Path at = file.toAbsolutePath(); at != null; at = at.getParent()) {
            try {
                return ", " + at + " belongs to "
                        + Files.getOwner(at, LinkOption.NOFOLLOW_LINKS).getName();
            } catch (IOException e) {
                // Not there or not for us to see: its parent is what stands in the way.
            }
        }
        return "";
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    /** Makes what a file holds, or what was made and renamed in a folder, outlive a power cut. */
    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(path);
        }
    }
}
