package dev.grapevine.platform.database;

import dev.grapevine.platform.database.embedded.EmbeddedPostgres;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.platform.settings.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/**
 * One real PostgreSQL for all tests of a run, with a migrated template of which each test class gets a copy. It does not
 * sync to disk, which is the one thing that makes it unlike production and quick.
 */
public final class TemplateServer {
    private static final String TEMPLATE = "grapevine_template";
    private static final TemplateServer ONE = new TemplateServer();

    private final Installation installation;
    private final EmbeddedPostgres server;
    private final AtomicInteger copies = new AtomicInteger();

    private TemplateServer() {
        Path folder = temporaryFolder();
        installation = new Installation(folder, null);
        server = EmbeddedPostgres.start(
                folder,
                Map.of(
                        "fsync", "off",
                        "synchronous_commit", "off",
                        "full_page_writes", "off",
                        "max_connections", "300",
                        "shared_buffers", "128MB"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            deleted(folder);
        }));
        execute("create database " + TEMPLATE);
        Database.open(new DatabaseSettings(url(TEMPLATE), 2), installation).close();
    }

    public static TemplateServer running() {
        return ONE;
    }

    /** Makes a copy of the migrated template and answers its name. */
    public String copy() {
        String name = "test_" + copies.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE + " strategy file_copy");
        return name;
    }

    public void drop(String name) {
        execute("drop database if exists " + name + " with (force)");
    }

    /** Ends every connection to a database and lets none in, as if its machine had gone. */
    public void refuse(String name) {
        execute("alter database " + name + " allow_connections false");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    public void admit(String name) {
        execute("alter database " + name + " allow_connections true");
    }

    /** What GRAPEVINE_DATABASE_URL would be for a database of this server: the owner's entry. */
    public String url(String name) {
        return owner(name).jdbc() + "?user=" + server.ownerName() + "&password=" + server.ownerPassword();
    }

    public DatabaseAddress owner(String name) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name,
                server.ownerName(),
                server.ownerPassword());
    }

    public DatabaseAddress app(String name) {
        return roles(name).app();
    }

    public DatabaseAddress finder(String name) {
        return roles(name).finder();
    }

    /** The folder and key that go with this server's databases. */
    public Installation installation() {
        return installation;
    }

    private Roles roles(String name) {
        return new Roles(owner(name), InstallationKey.load(installation));
    }

    private void execute(String sql) {
        DatabaseAddress owner = owner("grapevine");
        try (Connection connection = DriverManager.getConnection(owner.jdbc(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("grapevine-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleted(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
