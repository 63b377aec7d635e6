package dev.grapevine.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.grapevine.platform.database.embedded.EmbeddedPostgres;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.platform.settings.Installation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The open database: its schema and roles are up to date, and its two pools are the only ways in. */
public final class Database implements AutoCloseable {
    private final @Nullable EmbeddedPostgres embedded;
    private final HikariDataSource app;
    private final HikariDataSource finder;

    private Database(@Nullable EmbeddedPostgres embedded, HikariDataSource app, HikariDataSource finder) {
        this.embedded = embedded;
        this.app = app;
        this.finder = finder;
    }

    /**
     * Starts the embedded server, or enters the external one, and makes it ready for this version.
     *
     * @throws dev.grapevine.platform.CannotStart where the database can't be reached, entered or used
     */
    public static Database open(DatabaseSettings settings, Installation installation) {
        @Nullable String url = settings.url();
        if (url != null && !url.isBlank()) {
            DatabaseAddress owner = DatabaseAddress.parse(url);
            return prepare(null, owner, settings, installation);
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(installation.data(), Map.of());
        try {
            DatabaseAddress owner = new DatabaseAddress(server.jdbcUrl(), server.ownerName(), server.ownerPassword());
            return prepare(server, owner, settings, installation);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The application role's pool: no row of any store is seen outside {@link InStore}. */
    public DataSource app() {
        return app;
    }

    /** The finder role's pool: which stores have work due, and since when. */
    public DataSource finder() {
        return finder;
    }

    @Override
    public void close() {
        finder.close();
        app.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Database prepare(
            @Nullable EmbeddedPostgres embedded,
            DatabaseAddress owner,
            DatabaseSettings settings,
            Installation installation) {
        Roles roles = prepared(owner, installation);
        return new Database(
                embedded, pool("app", roles.app(), settings.connections()), pool("finder", roles.finder(), 2));
    }

    private static Roles prepared(DatabaseAddress owner, Installation installation) {
        PGSimpleDataSource entry = Entry.of(owner);
        try (Connection turn = entry.getConnection();
                Connection connection = entry.getConnection()) {
            Entry.refuseOld(connection);
            KeyCheck.takeTurn(turn);
            InstallationKey key =
                    KeyCheck.known(connection, installation).orElseGet(() -> InstallationKey.make(installation));
            Roles roles = new Roles(owner, key);
            roles.ensure(connection);
            new Schema(entry).migrate();
            KeyCheck.remember(connection, key);
            return roles;
        } catch (SQLException e) {
            throw Entry.refused(owner, e);
        }
    }

    private static HikariDataSource pool(String name, DatabaseAddress address, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("grapevine-" + name);
        config.setJdbcUrl(address.jdbc());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 2));
        // Nothing is written outside a transaction, so a forgotten one changes nothing.
        config.setAutoCommit(false);
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", "grapevine-" + name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // A statement is planned once a connection, at its first use, for any values: planning the ledger's longest
        // takes three times as long as running it. Lists therefore build their conditions, and leave out what isn't
        // asked for.
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=60s -c lock_timeout=20s -c idle_in_transaction_session_timeout=120s"
                        + " -c timezone=UTC -c plan_cache_mode=force_generic_plan");
        return new HikariDataSource(config);
    }
}
