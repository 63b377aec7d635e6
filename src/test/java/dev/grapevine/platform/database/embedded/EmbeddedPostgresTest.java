package dev.grapevine.platform.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path folder;

    @Test
    void oneServerStartsAnswersIsDurableClosedToStrangersAndKeepsItsRows() throws Exception {
        Path data = folder.resolve("data");
        String password;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Map.of())) {
            password = postgres.ownerPassword();
            assertThat(Given.ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(Given.ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(Given.ask(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(Given.ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(Given.ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Given.ask(postgres, "show unix_socket_directories")).isEmpty();
            assertThat(Given.ask(postgres, "show timezone")).isEqualTo("UTC");
            assertThat(Given.ask(postgres, "show server_encoding")).isEqualTo("UTF8");
            assertThat(Given.ask(postgres, "select datlocale from pg_database where datname = 'grapevine'"))
                    .isEqualTo("C.UTF-8");
            assertThat(Given.ask(postgres, "select rolpassword from pg_authid where rolname = 'grapevine_owner'"))
                    .startsWith("SCRAM-SHA-256$");
            assertThat(
                            Given.ask(
                                    postgres,
                                    "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256' or error is not null"))
                    .isEqualTo("0");
            assertThat(refusal(postgres, postgres.ownerPassword() + "x")).isEqualTo("28P01");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
            Given.run(postgres, "create table kept (word text)", "insert into kept values ('grape')");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Map.of())) {
            assertThat(postgres.ownerPassword()).isEqualTo(password);
            assertThat(Given.ask(postgres, "select word from kept")).isEqualTo("grape");
        }
        assertThat(Postmaster.on(data.resolve("postgres"))).isEmpty();
    }

    @Test
    void aThrowAwayServerMayTurnDurabilityOffByItsSettings() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Map.of("fsync", "off", "work_mem", "5MB"))) {
            assertThat(Given.ask(postgres, "show fsync")).isEqualTo("off");
            assertThat(Given.ask(postgres, "show work_mem")).isEqualTo("5MB");
        }
    }

    @Test
    void theServerHasASessionOfItsOwnSoThatCtrlCReachesOnlyUs() throws Exception {
        Given.assumeLinux();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Given.FAST)) {
            assertThat(Given.ask(postgres, "select 1")).isEqualTo("1");
            Postmaster postmaster = Given.postmaster(folder);
            assertThat(sessionOf(postmaster.pid()))
                    .isNotEqualTo(sessionOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aFolderThatItsUserCannotPassThroughIsNoObstacleToRoot() throws Exception {
        Given.assumeRoot();
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(closed.resolve("data"), Given.FAST)) {
            assertThat(Given.ask(postgres, "select 1")).isEqualTo("1");
            long server = (Integer) Files.getAttribute(closed.resolve("data/postgres"), "unix:uid");
            assertThat(server).isNotZero();
        }
    }

    private static String refusal(EmbeddedPostgres postgres, String password) {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.ownerName(), password)) {
            return "let in: " + connection;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    /** The sixth field of proc(5)'s stat, counted after the name in parentheses. */
    private static String sessionOf(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")).get(3);
    }
}
