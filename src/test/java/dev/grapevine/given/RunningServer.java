package dev.grapevine.given;

import dev.grapevine.Grapevine;
import dev.grapevine.platform.database.DatabaseAddress;
import dev.grapevine.platform.database.TemplateServer;
import dev.grapevine.platform.settings.LoadSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The whole server on free ports, with a database of its own. Starting takes seconds, so most tests share one:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RunningServer server = RunningServer.shared();
 * }</pre>
 *
 * Each test makes a {@link #shop()} of its own there. Who needs a server without any store, with other settings, or one to
 * break, takes {@link #own}.
 */
public final class RunningServer implements BeforeAllCallback, AfterAllCallback {
    private final boolean shared;
    private final Map<String, Object> settings;
    private @Nullable Instance instance;

    private RunningServer(boolean shared, Map<String, Object> settings) {
        this.shared = shared;
        this.settings = settings;
    }

    /** The server that all tests of a run share; it is stopped after the last. */
    public static RunningServer shared() {
        return new RunningServer(true, Map.of());
    }

    /**
     * A server of this test class's own.
     *
     * @param settings such as {@code grapevine.limit.requests-per-minute}
     */
    public static RunningServer own(Map<String, Object> settings) {
        return new RunningServer(false, settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        instance = shared
                ? context.getRoot()
                        .getStore(ExtensionContext.Namespace.GLOBAL)
                        .computeIfAbsent(Instance.class, key -> Instance.start(settings), Instance.class)
                : Instance.start(settings);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!shared) {
            instance().close();
        }
    }

    /** A port that was free a moment ago, for who must know it before the server does. */
    public static int freePort() {
        try (java.net.ServerSocket any = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return instance().port("local.server.port");
    }

    public URI managementAddress() {
        return URI.create("http://127.0.0.1:" + instance().port("local.management.port"));
    }

    /** A caller without a key. */
    public Caller caller() {
        return new Caller(address(), null);
    }

    /** What the server answers to these very bytes, until it closes the connection. */
    public String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new store with its keys. */
    public Shop shop() {
        return Shop.open(this);
    }

    /** A part of the running server, for beginnings that have no door of their own. */
    public <T> T part(Class<T> type) {
        return instance().context.getBean(type);
    }

    /** The server's database by name, for {@link TemplateServer}. */
    public String databaseName() {
        return instance().database;
    }

    /** The server's database as the owner of its tables: for beginnings that nobody could make through a door. */
    public JdbcClient owner() {
        DatabaseAddress owner = TemplateServer.running().owner(databaseName());
        return JdbcClient.create(new SingleConnectionDataSource(owner.jdbc(), owner.user(), owner.password(), true));
    }

    public ConfigurableApplicationContext context() {
        return instance().context;
    }

    private Instance instance() {
        return Objects.requireNonNull(instance, "the server is there from beforeAll on");
    }

    private record Instance(String database, ConfigurableApplicationContext context) implements AutoCloseable {
        static Instance start(Map<String, Object> settings) {
            TemplateServer databases = TemplateServer.running();
            String database = databases.copy();
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("grapevine.port", "0");
            all.put("grapevine.management-port", "0");
            all.put("grapevine.address", "127.0.0.1");
            all.put("grapevine.database.url", databases.url(database));
            all.put("grapevine.data", databases.installation().data().toString());
            all.putAll(settings);
            SpringApplication server = new SpringApplication(Grapevine.class);
            server.setBannerMode(Banner.Mode.OFF);
            server.setRegisterShutdownHook(false);
            server.addInitializers(new LoadSettings(all));
            return new Instance(database, server.run());
        }

        int port(String name) {
            return context.getEnvironment().getRequiredProperty(name, Integer.class);
        }

        @Override
        public void close() {
            context.close();
            TemplateServer.running().drop(database);
        }
    }
}
