package dev.grapevine.platform.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each refusal is one line that says what, where and what to do, and leaves nothing held. */
class RefusalTest {

    @TempDir
    Path data;

    @Test
    void aSecondStartOnADirectoryInUseIsRefusedAndTheFirstGoesOn() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Given.FAST)) {
            assertThat(refusal())
                    .contains("used by another Grapevine (process "
                            + ProcessHandle.current().pid() + "): stop it or choose another --data");
            assertThat(Given.ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aClusterOfANewerOrOlderVersionIsLeftAlone() throws Exception {
        Path cluster = cluster();
        Path version = cluster.resolve("PG_VERSION");
        Files.writeString(version, "19\n");
        assertThat(refusal())
                .contains("made by PostgreSQL 19, newer than the bundled 18")
                .contains("start the newer");
        Files.writeString(version, "17\n");
        assertThat(refusal())
                .contains("made by PostgreSQL 17, older than the bundled 18")
                .contains("restore it");
        Files.delete(version);
        assertThat(refusal()).contains("not a whole PostgreSQL database");
        assertThat(cluster).isDirectoryContaining(file -> file.endsWith("base"));
    }

    @Test
    void aPasswordFileThatIsMissingOrWrongIsNamed() throws Exception {
        EmbeddedPostgres.start(data, Given.FAST).close();
        Path file = data.resolve("postgres.password");
        Files.writeString(file, "not-the-password\n");
        assertThat(refusal()).contains(file + " does not open the database beside it");
        assertThat(Postmaster.on(data.resolve("postgres"))).isEmpty();
        Files.delete(file);
        assertThat(refusal()).contains(file + " is missing: restore it");
    }

    @Test
    void aDamagedControlFileIsSaidToBeDamaged() throws Exception {
        EmbeddedPostgres.start(data, Given.FAST).close();
        Path control = data.resolve("postgres/global/pg_control");
        byte[] zeros = new byte[8192];
        Files.write(control, zeros);
        assertThat(refusal()).contains("PostgreSQL could not start").contains("restore the data directory");
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsNamed() throws IOException {
        Path file = Files.createFile(data.resolve("file"));
        CannotStart refused = catchThrowableOfType(CannotStart.class, () -> EmbeddedPostgres.start(file, Given.FAST));
        assertThat(refused).hasMessageContaining(file + " is not a directory");
    }

    @Test
    void aClusterOfAUserThatTheServerDoesNotRunAsIsNotTakenByRoot() throws Exception {
        Given.assumeRoot();
        Files.setAttribute(cluster(), "unix:uid", 54_321);
        assertThat(refusal()).contains("belongs to user 54321").contains("chown -R");
    }

    @Test
    void aDiskThatFillsUpIsCalledAFullDisk() throws Exception {
        onADiskOf("36m", () -> {
            assertThat(refusal()).contains("no space left for " + data.toRealPath());
            assertThat(names(data)).containsExactlyInAnyOrder("grapevine.lock", "postgres.password");
        });
    }

    @Test
    void aDiskThatIsFullIsNotEvenTried() throws Exception {
        onADiskOf("20m", () -> {
            assertThat(refusal())
                    .contains("only 20 MB are free at " + data.toRealPath())
                    .contains("make room");
            assertThat(names(data)).containsExactly("grapevine.lock");
        });
    }

    @Test
    void aFolderWhereOthersMayWriteIsNoPlaceForPrograms() throws IOException {
        Path open = Files.createDirectory(data.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(catchThrowableOfType(CannotStart.class, () -> BinaryCache.requireOurs(open)))
                .hasMessageContaining("could have been written by another user");
        Path link = Files.createSymbolicLink(data.resolve("link"), Path.of("/usr"));
        assertThat(catchThrowableOfType(CannotStart.class, () -> BinaryCache.requireOurs(link)))
                .hasMessageContaining("could have been written by another user");
    }

    @Test
    void onlyTheNewestLogsAreKept() throws IOException {
        Path log = Files.createDirectories(data.resolve("log"));
        for (int day = 1; day <= 8; day++) {
            Path file = Files.createFile(log.resolve("postgresql-2026-01-0" + day + "_000000.log"));
            Files.setLastModifiedTime(file, FileTime.fromMillis(day * 1000L));
        }
        new ServerLog(data).prune();
        assertThat(names(log))
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "postgresql-2026-01-04_000000.log",
                        "postgresql-2026-01-05_000000.log",
                        "postgresql-2026-01-06_000000.log",
                        "postgresql-2026-01-07_000000.log",
                        "postgresql-2026-01-08_000000.log"));
    }

    private interface Trial {
        void run() throws Exception;
    }

    private void onADiskOf(String size, Trial trial) throws Exception {
        Given.assumeRoot();
        int mounted = new ProcessBuilder(
                        "mount", "-t", "tmpfs", "-o", "size=" + size, "grapevine-test", data.toString())
                .start()
                .waitFor();
        Assumptions.assumeTrue(mounted == 0, "may not mount");
        try {
            trial.run();
        } finally {
            assertThat(new ProcessBuilder("umount", data.toString()).start().waitFor())
                    .isZero();
        }
    }

    /** A folder that looks like a cluster from outside; enough for refusals that come before a server runs. */
    private Path cluster() throws IOException {
        Path cluster = Files.createDirectory(data.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
        Files.createDirectory(cluster.resolve("base"));
        ServerAccount account = Platform.uid() == 0 ? unprivileged() : ServerAccount.of(cluster);
        account.take(cluster);
        return cluster;
    }

    private ServerAccount unprivileged() {
        return ServerAccount.of(data.resolve("nothing-here"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private String refusal() {
        CannotStart refused = catchThrowableOfType(CannotStart.class, () -> EmbeddedPostgres.start(data, Given.FAST));
        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).doesNotContain("\n").hasSizeLessThan(600);
        return String.valueOf(refused.getMessage());
    }
}
