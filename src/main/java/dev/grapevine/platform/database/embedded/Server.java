package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Brings the server of one cluster up and down. The caller holds the data directory, so nobody else does. */
record Server(ServerCommand command, ServerSettings settings) {

    /** Time for a checkpoint of all that is in memory. */
    static final Duration STOP = Duration.ofSeconds(60);

    private static final Duration STOP_SILENT = Duration.ofSeconds(3);
    private static final Duration RECOVERY = Duration.ofMinutes(5);
    private static final Duration LEFT_BEHIND_ANSWERS = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration ORPHANS_END = Duration.ofSeconds(30);
    private static final Duration ORPHANS_ASKED = Duration.ofSeconds(3);
    private static final int PORTS_TRIED = 5;

    /** @return the port of a server that this password opens, left behind by a crash or started now */
    int up(String password) {
        Optional<Postmaster> left = Postmaster.on(cluster());
        if (left.isPresent()) {
            int port = left.get().port();
            boolean answers = answers(new Login(port, password));
            if (answers && settings.areInForceFor(cluster())) {
                return port;
            }
            stop(answers ? STOP : STOP_SILENT);
        }
        return upAt(Server::freePort, password);
    }

    /** Starts it once more after it died, at the port where its clients look for it. */
    void upAgain(int port, String password) {
        upAt(() -> port, password);
    }

    private int upAt(IntSupplier nextPort, String password) {
        int port = start(nextPort);
        if (!answers(new Login(port, password))) {
            throw new CannotStart("PostgreSQL started in " + cluster() + " but does not answer on 127.0.0.1:" + port
                    + ": look at log/ there");
        }
        return port;
    }

    private Path cluster() {
        return command.cluster();
    }

    private boolean answers(Login login) {
        Deadline recovered = Deadline.in(LEFT_BEHIND_ANSWERS);
        Deadline spoken = Deadline.in(SILENCE);
        while (!recovered.isOver() && !spoken.isOver()) {
            switch (login.ask()) {
                case WELCOME -> {
                    return true;
                }
                case WRONG_PASSWORD ->
                    throw new CannotStart("the password in " + cluster().resolveSibling("postgres.password")
                            + " does not open the database beside it: restore both from the same backup");
                case NOT_YET -> spoken = Deadline.in(SILENCE);
                case SILENT -> {
                    if (Postmaster.on(cluster()).isEmpty()) {
                        return false;
                    }
                }
            }
            pause();
        }
        return false;
    }

    private int start(IntSupplier nextPort) {
        ServerLog log = new ServerLog(cluster());
        Deadline orphans = Deadline.in(ORPHANS_END);
        Deadline asked = Deadline.in(ORPHANS_ASKED);
        int portsTried = 0;
        while (true) {
            prepare(log);
            int port = nextPort.getAsInt();
            StartFailure failure = start(log, port);
            if (failure == null) {
                return port;
            }
            if (failure.says("Address already in use") && ++portsTried < PORTS_TRIED) {
                continue;
            }
            if (failure.says("pre-existing shared memory block") && !orphans.isOver()) {
                if (asked.isOver()) {
                    Orphans.kill(cluster());
                }
                pause();
                continue;
            }
            if (failure.says("lock file \"postmaster.pid\" already exists") && removeStalePidFile()) {
                continue;
            }
            throw failure.explain("PostgreSQL could not start", cluster());
        }
    }

    private void prepare(ServerLog log) {
        try {
            log.forgetLastStart();
            log.prune();
            settings.write(cluster(), command.account());
        } catch (IOException e) {
            throw DataDirectory.unusable(cluster(), e);
        }
    }

    /** pg_ctl gives the server a session of its own, so that Ctrl-C in a terminal reaches us and not it. */
    private @Nullable StartFailure start(ServerLog log, int port) {
        ServerCommand.Result result = command.run(
                RECOVERY.plusSeconds(30),
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + RECOVERY.toSeconds(),
                "--log=" + ServerLog.STARTING,
                "--options=-p " + port);
        if (result.code() == 0) {
            return null;
        }
        List<String> said = new ArrayList<>(result.output().lines().toList());
        said.addAll(log.ofThisStart());
        return new StartFailure(said);
    }

    /** PostgreSQL takes any living process with the number in that file for a server; we have looked at it. */
    private boolean removeStalePidFile() {
        if (Postmaster.on(cluster()).isPresent()) {
            return false;
        }
        try {
            return Files.deleteIfExists(cluster().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw DataDirectory.unusable(cluster(), e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("no free port on 127.0.0.1 for PostgreSQL: " + e.getMessage(), e);
        }
    }

    /** Stops it with a checkpoint; when that takes too long, without one, which the next start makes good. */
    void stop(Duration limit) {
        for (String mode : List.of("fast", "immediate")) {
            Optional<Postmaster> running = Postmaster.on(cluster());
            if (running.isEmpty()) {
                return;
            }
            ServerCommand.Result result = command.run(
                    limit.plusSeconds(10),
                    "pg_ctl",
                    "stop",
                    "--wait",
                    "--mode=" + mode,
                    "--timeout=" + limit.toSeconds());
            if (result.code() == 0 && isGone(running.get())) {
                return;
            }
        }
        Postmaster.on(cluster()).ifPresent(running -> {
            running.kill();
            isGone(running);
        });
    }

    /** Its file goes a moment before the process does. */
    private static boolean isGone(Postmaster postmaster) {
        Deadline gone = Deadline.in(Duration.ofSeconds(5));
        while (postmaster.isAlive()) {
            if (gone.isOver()) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
}
