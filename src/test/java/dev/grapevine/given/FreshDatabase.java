package dev.grapevine.given;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.grapevine.platform.database.DatabaseAddress;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.TemplateServer;
import dev.grapevine.platform.settings.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated database of the test class's own, cloned in some 30 ms and dropped at its end. Use it as a static field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FreshDatabase database = new FreshDatabase();
 * }</pre>
 *
 * {@link #inStore()} and {@link #jdbc()} work as the application's role, so row level security holds as in production;
 * {@link #owner()} sees everything, for looking behind the scenes.
 */
public final class FreshDatabase implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    private final TemplateServer server = TemplateServer.running();
    private final List<HikariDataSource> pools = new ArrayList<>();
    private @Nullable String name;
    private @Nullable DataSource app;
    private @Nullable JdbcClient jdbc;
    private @Nullable InStore inStore;
    private @Nullable JdbcClient owner;

    @Override
    public void beforeAll(ExtensionContext context) {
        open();
    }

    /** For a test that spoils its database and therefore opens one more. */
    public void open() {
        name = server.copy();
        owner = null; // of an earlier class, where a shared base class holds this one
        app = pool(server.app(name), 40, false);
        jdbc = JdbcClient.create(app);
        inStore = new InStore(new TransactionTemplate(new JdbcTransactionManager(app)), jdbc);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        server.drop(name());
    }

    public InStore inStore() {
        return Objects.requireNonNull(inStore);
    }

    /** As the application's role; a statement outside {@link #inStore()} sees no store's rows. */
    public JdbcClient jdbc() {
        return Objects.requireNonNull(jdbc);
    }

    public DataSource app() {
        return Objects.requireNonNull(app);
    }

    /** As the role that finds due work, which sees store ids and due times and nothing else. */
    public DataSource finder() {
        return pool(server.finder(name()), 2, false);
    }

    /** As the owner of the tables: for looking, and for breaking things on purpose. Commits by itself. */
    public synchronized JdbcClient owner() {
        if (owner == null) {
            owner = JdbcClient.create(pool(server.owner(name()), 2, true));
        }
        return owner;
    }

    /** What GRAPEVINE_DATABASE_URL would be for this database. */
    public String url() {
        return server.url(name());
    }

    public Installation installation() {
        return server.installation();
    }

    private String name() {
        return Objects.requireNonNull(name, "the database is there from beforeAll on");
    }

    private HikariDataSource pool(DatabaseAddress address, int size, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.jdbc());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setAutoCommit(autoCommit);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }
}
