package dev.grapevine.platform.work;

import dev.grapevine.given.FreshDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A runner for a test's own work, put together by hand: {@code runner(…).runDue()} works here and now. */
public final class WorkParts {
    private WorkParts() {}

    public static WorkRunner runner(FreshDatabase database, Clock clock, DueWork... works) {
        return new WorkRunner(
                new Works(
                        List.of(works),
                        database.inStore(),
                        database.jdbc(),
                        clock,
                        new Random(),
                        new SimpleMeterRegistry()),
                new Finder(JdbcClient.create(database.finder()), clock),
                new Nudge(),
                clock,
                new WorkSettings(true, Duration.ofMillis(50), 4, 4, Duration.ofSeconds(20)));
    }
}
