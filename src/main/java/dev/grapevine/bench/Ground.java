package dev.grapevine.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.grapevine.platform.database.Database;
import dev.grapevine.platform.database.DatabaseSettings;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.settings.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * What benchmarks run on: a durable embedded database as a new installation has it, in a folder that is gone afterwards.
 *
 * @param threads how many ask at once
 * @param time how long each figure is taken, after a warm-up of a third of it
 */
record Ground(Path folder, Database database, JdbcClient jdbc, InStore inStore, Clock clock, int threads, Duration time)
        implements AutoCloseable {
    private static final String OWNER = "grapevine_owner";

    static Ground prepare(int threads, Duration time) throws IOException {
        Path folder = Files.createTempDirectory("grapevine-bench");
        Database database = Database.open(new DatabaseSettings(null, threads + 8), new Installation(folder, null));
        JdbcClient jdbc = JdbcClient.create(database.app());
        InStore inStore = new InStore(new TransactionTemplate(new JdbcTransactionManager(database.app())), jdbc);
        return new Ground(folder, database, jdbc, inStore, Clock.systemUTC(), threads, time);
    }

    /** A connection as the owner of the tables, which commits by itself. */
    Connection owner() throws SQLException, IOException {
        return DriverManager.getConnection(jdbcUrl(), OWNER, ownerPassword());
    }

    /** Counts the tables' rows for the planner, as autovacuum does on a server that has run for a minute. */
    void analyze() throws SQLException, IOException {
        try (var connection = owner();
                var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    String ownerName() {
        return OWNER;
    }

    String ownerPassword() throws IOException {
        return Files.readString(folder.resolve("postgres.password")).strip();
    }

    /** The server's host, port and database, in an address without the {@code jdbc:} before it. */
    URI address() throws SQLException {
        return URI.create(jdbcUrl().substring("jdbc:".length()));
    }

    private String jdbcUrl() throws SQLException {
        return database.app().unwrap(HikariDataSource.class).getJdbcUrl();
    }

    @Override
    public void close() throws IOException {
        database.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
