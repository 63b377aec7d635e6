package dev.grapevine.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.GrapevineProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A newcomer's mistake gets one line that says what, where and what to do, and an exit code that is not zero. */
@Execution(ExecutionMode.CONCURRENT)
class BadStartTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    @TempDir
    Path data;

    @Test
    void anUnknownSettingIsNamedWithTheNearestKnownOne() {
        assertThat(refused(Map.of("GRAPEVINE_DATABASE_ULR", "x")))
                .contains("GRAPEVINE_DATABASE_ULR")
                .contains("did you mean GRAPEVINE_DATABASE_URL?");
    }

    @Test
    void anUnknownSettingInTheFileIsNamedWithTheFile() throws IOException {
        Files.writeString(data.resolve("grapevine.properties"), "grapevine.prot=80\n");
        assertThat(refused(Map.of()))
                .contains("grapevine.prot in grapevine.properties")
                .contains("did you mean grapevine.port?");
    }

    @Test
    void aValueOfTheWrongTypeIsNamedWithWhatItShouldBe() {
        assertThat(refused(Map.of("GRAPEVINE_DATABASE_CONNECTIONS", "many")))
                .contains("GRAPEVINE_DATABASE_CONNECTIONS")
                .contains("'many'")
                .contains("not a whole number");
    }

    @Test
    void aValueOutOfItsBoundsIsNamedWithThem() {
        assertThat(refused(Map.of("GRAPEVINE_DATABASE_CONNECTIONS", "1")))
                .contains("grapevine.database.connections (GRAPEVINE_DATABASE_CONNECTIONS) is '1'")
                .contains("must be greater than or equal to 2");
    }

    @Test
    void anAddressThatIsNoneIsNamedWithWhatItShouldBe() {
        assertThat(refused(Map.of("GRAPEVINE_MANAGEMENT_ADDRESS", "300.1.1.1")))
                .contains("GRAPEVINE_MANAGEMENT_ADDRESS")
                .contains("not an address of this machine");
    }

    @Test
    void theDoctorTellsAllOfItAtOnceAndWithoutATrace() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "no folder");
        try (GrapevineProcess process =
                GrapevineProcess.start(Map.of(), "doctor", "--data", file.toString(), "--port", "70000")) {
            assertThat(process.exit()).isEqualTo(1);
            assertThat(process.said())
                    .contains("MEND  The data folder " + file + " is a file")
                    .contains("MEND  Setting grapevine.port (GRAPEVINE_PORT) is '70000': it must be less than or equal")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void anUnreachableDatabaseIsNamed() {
        assertThat(refused(Map.of("GRAPEVINE_DATABASE_URL", "postgresql://me:pw@127.0.0.1:1/shop")))
                .contains("127.0.0.1:1/shop")
                .contains("can't be reached")
                .doesNotContain(":pw");
    }

    @Test
    void aWrongPasswordIsToldWithoutShowingIt() {
        String url = database.url().replaceAll("password=.*", "password=guess-77");
        assertThat(refused(Map.of("GRAPEVINE_DATABASE_URL", url)))
                .contains("password or user is refused")
                .doesNotContain("guess-77");
    }

    @Test
    void aDatabaseAddressThatIsNoneIsToldWithAnExample() {
        assertThat(refused(Map.of("GRAPEVINE_DATABASE_URL", "mysql://localhost/shop")))
                .contains("GRAPEVINE_DATABASE_URL can't be read")
                .contains("postgresql://user:password@host:5432/name");
    }

    @Test
    void aKeyThatIsNotTheDatabasesIsRefused() {
        String another = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        assertThat(refused(Map.of("GRAPEVINE_DATABASE_URL", database.url(), "GRAPEVINE_SECRET_KEY", another)))
                .contains("secret key is not the one this database was made with");
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws IOException {
        try (FreshDatabase copy = new FreshDatabase()) {
            copy.open();
            copy.owner()
                    .sql("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                            + " installed_by, execution_time, success)"
                            + " values (9999, '999', 'tomorrow', 'SQL', 'V999__tomorrow.sql', 'x', 1, true)")
                    .update();
            Files.copy(database.installation().data().resolve("secret.key"), data.resolve("secret.key"));
            assertThat(refused(Map.of("GRAPEVINE_DATABASE_URL", copy.url())))
                    .contains("made by a newer Grapevine")
                    .contains("step 999");
        }
    }

    @Test
    void aPortInUseIsNamedWithTheWayOut() throws IOException {
        Files.copy(database.installation().data().resolve("secret.key"), data.resolve("secret.key"));
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getByName("0.0.0.0"))) {
            GrapevineProcess process = GrapevineProcess.start(
                    Map.of("GRAPEVINE_DATABASE_URL", database.url(), "GRAPEVINE_MANAGEMENT_PORT", "0"),
                    "serve",
                    "--data",
                    data.toString(),
                    "--port",
                    Integer.toString(taken.getLocalPort()));
            assertThat(oneLine(process))
                    .contains("Port " + taken.getLocalPort() + " is in use")
                    .contains("--port");
        }
    }

    @Test
    void theFrameworksVariablesSteerNothing() throws IOException {
        Files.copy(database.installation().data().resolve("secret.key"), data.resolve("secret.key"));
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getByName("0.0.0.0"))) {
            GrapevineProcess process = GrapevineProcess.start(
                    Map.of(
                            "GRAPEVINE_DATABASE_URL", database.url(),
                            "SERVER_PORT", "0",
                            "MANAGEMENT_SERVER_PORT", "0",
                            "SPRING_MAIN_WEB_APPLICATION_TYPE", "none",
                            "SPRING_APPLICATION_JSON", "{\"server.port\":0}",
                            "DEBUG", "1"),
                    "serve",
                    "--data",
                    data.toString(),
                    "--port",
                    Integer.toString(taken.getLocalPort()));
            assertThat(oneLine(process)).contains("Port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void anUnknownCommandIsAWrongCall() {
        try (GrapevineProcess process = GrapevineProcess.start(Map.of(), "sevre")) {
            assertThat(process.exit()).isEqualTo(2);
            assertThat(process.said().lines()).hasSize(1);
        }
    }

    private String refused(Map<String, String> environment) {
        return oneLine(GrapevineProcess.start(environment, "serve", "--port", "0", "--data", data.toString()));
    }

    private static String oneLine(GrapevineProcess started) {
        try (GrapevineProcess process = started) {
            assertThat(process.exit()).as(process.said()).isEqualTo(1);
            assertThat(process.said().lines()).as(process.said()).hasSize(1);
            assertThat(process.said()).startsWith("grapevine: ");
            return process.said();
        }
    }
}
