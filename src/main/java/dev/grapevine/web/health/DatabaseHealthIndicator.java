package dev.grapevine.web.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers, decided within two seconds: the pool would wait much longer, and whoever asks would take
 * that for a dead server. A look that still waits is not doubled by the next who asks.
 */
@Component
class DatabaseHealthIndicator implements HealthIndicator {
    private static final int PATIENCE_SECONDS = 2;
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("health").start(task);

    private final DataSource database;
    private CompletableFuture<Boolean> look = CompletableFuture.completedFuture(true);

    DatabaseHealthIndicator(DataSource database) {
        this.database = database;
    }

    @Override
    public Health health() {
        try {
            return current().get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    ? Health.up().build()
                    : Health.down().build();
        } catch (ExecutionException | TimeoutException away) {
            return Health.down().build();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    private synchronized CompletableFuture<Boolean> current() {
        if (look.isDone()) {
            look = CompletableFuture.supplyAsync(this::answers, THREADS);
        }
        return look;
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }
}
