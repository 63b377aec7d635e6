package dev.grapevine.platform.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.platform.CannotStart;
import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real processes and starts again. */
class CrashTest {

    @TempDir
    Path data;

    @Test
    void aServerLeftBehindByAKilledProcessIsTakenOverWithItsRows() throws Exception {
        Process child = anotherGrapevine();
        Postmaster left = Given.postmaster(data);
        assertThatThrownBy(() -> EmbeddedPostgres.start(data, Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is used by another Grapevine (process " + child.pid() + ")");
        kill(child);
        assertThat(left.isAlive()).isTrue();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Map.of())) {
            assertThat(Given.postmaster(data).pid()).isEqualTo(left.pid());
            assertThat(Given.ask(postgres, "select word from said")).isEqualTo("committed");
        }
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void aServerLeftBehindWithOtherSettingsIsStartedAfresh() throws Exception {
        kill(anotherGrapevine());
        Postmaster left = Given.postmaster(data);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Map.of("work_mem", "6MB"))) {
            assertThat(left.isAlive()).isFalse();
            assertThat(Given.ask(postgres, "show work_mem")).isEqualTo("6MB");
            assertThat(Given.ask(postgres, "select word from said")).isEqualTo("committed");
        }
    }

    @Test
    void aServerLeftBehindThatDoesNotAnswerIsReplaced() throws Exception {
        Given.assumeLinux();
        kill(anotherGrapevine());
        Postmaster left = Given.postmaster(data);
        signal("STOP", left.pid());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Map.of())) {
            assertThat(left.isAlive()).isFalse();
            assertThat(Given.ask(postgres, "select word from said")).isEqualTo("committed");
        }
    }

    @Test
    void aKilledServerComesBackWithEveryCommittedRow() throws Exception {
        EmbeddedPostgres first = EmbeddedPostgres.start(data, Map.of());
        Given.run(first, "create table kept (n int)", "insert into kept select generate_series(1, 1000)");
        Connection open = Given.open(first);
        open.setAutoCommit(false);
        try (Statement statement = open.createStatement()) {
            statement.execute("insert into kept values (1001)");
        }
        Postmaster killed = Given.postmaster(data);
        killed.kill();
        assertThat(Given.comesTrue(() -> !killed.isAlive())).isTrue();
        first.close();
        open.abort(Runnable::run);
        assertThat(Files.exists(data.resolve("postgres/postmaster.pid"))).isTrue();
        try (EmbeddedPostgres second = EmbeddedPostgres.start(data, Map.of())) {
            assertThat(Given.ask(second, "select count(*) from kept")).isEqualTo("1000");
        }
    }

    @Test
    void aSessionThatComputesOnAfterItsServerWasKilledDoesNotStandInTheWay() throws Exception {
        Given.assumeRoot();
        EmbeddedPostgres first = EmbeddedPostgres.start(data, Map.of("client_connection_check_interval", "0"));
        Connection open = Given.open(first);
        Thread busy = Thread.ofVirtual().start(() -> {
            try (Statement statement = open.createStatement()) {
                statement.execute("do $$ begin loop perform 1; end loop; end $$");
            } catch (SQLException e) {
                // Its end, when it is killed.
            }
        });
        assertThat(Given.comesTrue(() -> Given.ask(
                                first,
                                "select count(*) from pg_stat_activity where query like 'do $$%' and state = 'active'")
                        .equals("1")))
                .isTrue();
        Given.postmaster(data).kill();
        first.close();
        try (EmbeddedPostgres second = EmbeddedPostgres.start(data, Map.of())) {
            assertThat(Given.ask(second, "select 1")).isEqualTo("1");
        }
        busy.join();
    }

    @Test
    void aNumberInPostmasterPidThatNowIsAnotherProcessDoesNotStandInTheWay() throws Exception {
        Given.assumeLinux();
        EmbeddedPostgres.start(data, Given.FAST).close();
        Path cluster = data.resolve("postgres");
        ServerAccount account = ServerAccount.of(cluster);
        List<String> command = new ArrayList<>(account.command());
        command.addAll(List.of("sleep", "600"));
        Process stranger = new ProcessBuilder(command).start();
        try {
            Path file = Files.writeString(
                    cluster.resolve("postmaster.pid"),
                    stranger.pid() + "\n" + cluster + "\n1700000000\n5432\n\n127.0.0.1\n  1234567  99999\nready   \n");
            account.take(file);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Given.FAST)) {
                assertThat(Given.ask(postgres, "select 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            kill(stranger);
        }
    }

    @Test
    void aHalfMadeClusterIsMadeAgainWithTheSamePassword() throws Exception {
        Path half = data.resolve("postgres.new-1");
        Files.createDirectories(half.resolve("base/1"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        Files.writeString(data.resolve("postgres.password"), "written-before-the-crash\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Given.FAST)) {
            assertThat(postgres.ownerPassword()).isEqualTo("written-before-the-crash");
            assertThat(Given.ask(postgres, "select 1")).isEqualTo("1");
            assertThat(half).doesNotExist();
        }
    }

    /** A process of its own that started the server, wrote a row and waits to be killed. */
    private Process anotherGrapevine() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherGrapevine.class.getName(),
                        data.toString())
                .redirectError(new File("/dev/null"))
                .start();
        BufferedReader said = child.inputReader(StandardCharsets.UTF_8);
        assertThat(said.readLine()).isEqualTo("ready");
        return child;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** What the killed process runs. */
    static final class AnotherGrapevine {
        private AnotherGrapevine() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), Map.of());
            Given.run(postgres, "create table said (word text)", "insert into said values ('committed')");
            System.out.println("ready");
            Thread.sleep(600_000);
        }
    }
}
