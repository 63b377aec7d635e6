package dev.grapevine.platform.database.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assumptions;

/** Beginnings that these tests share. */
final class Given {

    /** For servers whose rows need not outlive the machine. */
    static final Map<String, String> FAST = Map.of("fsync", "off");

    private Given() {}

    static Connection open(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.ownerName(), postgres.ownerPassword());
    }

    static void run(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = open(postgres);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = open(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? String.valueOf(result.getString(1)) : "no row";
        }
    }

    static Postmaster postmaster(Path data) {
        return Postmaster.on(data.resolve("postgres")).orElseThrow();
    }

    /** Looks again and again, for at most ten seconds. */
    static boolean comesTrue(Callable<Boolean> condition) throws Exception {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));
        while (!condition.call()) {
            if (deadline.isOver()) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    static void assumeRoot() {
        Assumptions.assumeTrue(Platform.isLinux() && Platform.uid() == 0, "needs root on Linux");
    }

    static void assumeLinux() {
        Assumptions.assumeTrue(Platform.isLinux(), "needs /proc");
    }
}
