package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * A running PostgreSQL on a data directory, held by this process until {@link #close()}.
 *
 * <p>Where the server dies meanwhile, it is started again at its port.
 *
 * <p>It listens on loopback only, at a port that changes from start to start, and lets nobody in without a password. What
 * it acknowledged is on disk.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final DataDirectory data;
    private final Server server;
    private final String password;
    private final int port;
    private final Thread logKeeper;
    private final Guard guard;
    private boolean closed;

    private EmbeddedPostgres(DataDirectory data, Server server, String password, int port) {
        this.data = data;
        this.server = server;
        this.password = password;
        this.port = port;
        this.logKeeper = new ServerLog(data.cluster()).keepSmall();
        this.guard = Guard.over(data.cluster(), () -> server.upAgain(port, password));
    }

    /**
     * Starts the server, or takes over the one that a killed process left running here. The first start makes the
     * cluster and the empty database {@code grapevine}.
     *
     * @param dataDirectory made if it is missing; the cluster lies in {@code postgres/} in it, the owner's password in
     *     {@code postgres.password}
     * @param extraServerSettings PostgreSQL settings that go before ours, by name; tests turn fsync off here
     * @throws CannotStart in one line, when an operator has to mend something first; then nothing is left running or held
     */
    public static EmbeddedPostgres start(Path dataDirectory, Map<String, String> extraServerSettings) {
        DataDirectory data = DataDirectory.hold(dataDirectory);
        boolean running = false;
        try {
            Room.require(data.path());
            Binaries binaries = Binaries.unpacked();
            ServerAccount account = ServerAccount.of(data.cluster());
            String password = new Cluster(data, binaries, account).ready();
            Server server = new Server(
                    new ServerCommand(binaries, account, data.cluster()),
                    ServerSettings.with(
                            extraServerSettings, binaries.home().getFileName().toString()));
            EmbeddedPostgres started = up(data, server, password);
            running = true;
            return started;
        } finally {
            if (!running) {
                data.close();
            }
        }
    }

    private static EmbeddedPostgres up(DataDirectory data, Server server, String password) {
        boolean running = false;
        try {
            int port = server.up(password);
            new Login(port, password).makeDatabase();
            running = true;
            return new EmbeddedPostgres(data, server, password, port);
        } catch (SQLException e) {
            throw new CannotStart(
                    "the database in " + data.cluster() + " cannot be made ready (" + e.getMessage()
                            + "): look at log/ there",
                    e);
        } finally {
            if (!running) {
                server.stop(Server.STOP);
            }
        }
    }

    public int port() {
        return port;
    }

    /** The role that owns the database and all in it, for migrations; a superuser of this server. */
    public String ownerName() {
        return Cluster.OWNER;
    }

    public String ownerPassword() {
        return password;
    }

    /** The database {@code grapevine}, without user and password. */
    public String jdbcUrl() {
        return Login.url(port, Login.DATABASE);
    }

    /** Ends all sessions, waits for the server's checkpoint and lets the data directory go. Close connection pools first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        logKeeper.interrupt();
        guard.close();
        try {
            server.stop(Server.STOP);
        } finally {
            data.close();
        }
    }
}
