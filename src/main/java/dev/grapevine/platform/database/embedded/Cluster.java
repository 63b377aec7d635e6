package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;

/**
 * PostgreSQL's own folder below the data directory. It is made under another name and renamed when whole: a folder named
 * {@code postgres} is a complete cluster, whatever crashed while it was made.
 */
record Cluster(DataDirectory data, Binaries binaries, ServerAccount account) {

    static final String OWNER = "grapevine_owner";

    private static final String HALF = "postgres.new-";

    /** Makes the cluster if there is none, refuses one of another version, and gives the owner's password. */
    String ready() {
        String version = command(data.cluster()).version().replaceFirst(".*\\) ", "");
        try {
            removeHalves();
            if (isMissing()) {
                String password = OwnerPassword.prepare(data);
                make();
                return password;
            }
        } catch (IOException e) {
            throw DataDirectory.unusable(data.path(), e);
        }
        requireVersion(version);
        return OwnerPassword.read(data);
    }

    private ServerCommand command(Path folder) {
        return new ServerCommand(binaries, account, folder);
    }

    private boolean isMissing() throws IOException {
        if (!Files.exists(data.cluster())) {
            return true;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data.cluster())) {
            return !files.iterator().hasNext();
        } catch (NotDirectoryException e) {
            throw new CannotStart(data.cluster() + " is not a directory: remove it, or choose another --data", e);
        }
    }

    private void make() throws IOException {
        Path half = Files.createTempDirectory(data.path(), HALF);
        try {
            account.take(half);
            ServerCommand.Result result = command(half)
                    .runReading(
                            OwnerPassword.file(data),
                            Duration.ofMinutes(5),
                            "initdb",
                            "--username=" + OWNER,
                            "--pwfile=/dev/stdin",
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--data-checksums",
                            "--no-instructions");
            if (result.code() != 0) {
                throw new StartFailure(result.output().lines().toList())
                        .explain("PostgreSQL could not make its database", data.cluster());
            }
            Files.move(half, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
            DataDirectory.sync(data.path());
        } finally {
            deleteUnlessBusy(half);
        }
    }

    /** What a crash in the middle of an earlier making left. Where its initdb is still writing, a later start does it. */
    private void removeHalves() throws IOException {
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(data.path(), HALF + "*")) {
            for (Path half : halves) {
                deleteUnlessBusy(half);
            }
        }
    }

    private static void deleteUnlessBusy(Path half) throws IOException {
        try {
            Folders.delete(half);
        } catch (DirectoryNotEmptyException e) {
            // A name of its own for each making keeps that initdb away from ours.
        }
    }

    private void requireVersion(String ours) {
        Path file = data.cluster().resolve("PG_VERSION");
        String theirs;
        try {
            theirs = Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStart(
                    data.cluster() + " is not a whole PostgreSQL database (" + file.getFileName()
                            + " cannot be read): restore the data directory from a backup, or choose another --data",
                    e);
        }
        int major = major(theirs);
        if (major > major(ours)) {
            throw new CannotStart(data.cluster() + " was made by PostgreSQL " + theirs + ", newer than the bundled "
                    + ours + ": start the newer Grapevine that made it, or choose another --data");
        }
        if (major < major(ours)) {
            throw new CannotStart(data.cluster() + " was made by PostgreSQL " + theirs + ", older than the bundled "
                    + ours + ": dump it with the Grapevine that made it and restore it into a new --data");
        }
    }

    private static int major(String version) {
        return Arrays.stream(version.split("\\D"))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }
}
