package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a server that died under us back, at its port, so that the connection pools find it again by themselves. */
final class Guard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Path cluster;
    private final Runnable again;
    private final Thread watch;
    /** Doubled with each start that fails in a row, for the cause may be a moment's or may need an operator. */
    private Duration wait = SHORTEST_WAIT;

    private Guard(Path cluster, Runnable again) {
        this.cluster = cluster;
        this.again = again;
        this.watch = Thread.ofVirtual().name("postgres-guard").unstarted(this::watch);
    }

    static Guard over(Path cluster, Runnable again) {
        Guard guard = new Guard(cluster, again);
        guard.watch.start();
        return guard;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                if (isGone()) {
                    bringBack();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Seen twice, for the file that tells is for a moment neither the old one nor the new. */
    private boolean isGone() throws InterruptedException {
        if (Postmaster.on(cluster).isPresent()) {
            return false;
        }
        Thread.sleep(LOOK);
        return Postmaster.on(cluster).isEmpty();
    }

    private void bringBack() throws InterruptedException {
        LOG.warn("The database's server in {} is gone: starting it again", cluster);
        try {
            again.run();
            wait = SHORTEST_WAIT;
            LOG.warn("The database's server in {} is back, with all that was acknowledged", cluster);
        } catch (CannotStart e) {
            LOG.error("The database's server does not come back yet: {}", e.getMessage());
            Thread.sleep(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    /** Waits for a start that is under way, so that nothing starts after this. */
    @Override
    public void close() {
        watch.interrupt();
        boolean interrupted = false;
        while (watch.isAlive()) {
            try {
                watch.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
