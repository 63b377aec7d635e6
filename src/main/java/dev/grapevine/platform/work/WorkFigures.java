package dev.grapevine.platform.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A kind's figures. What is due and since when is what the finder saw at its last look, so a scrape costs the database
 * nothing; rates follow from the counters.
 */
final class WorkFigures {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFigures.class);

    private final String kind;
    private final Counter done;
    private final Counter retried;
    private final Counter dead;
    private final Counter lost;
    private volatile long due;
    private volatile Duration oldest = Duration.ZERO;

    WorkFigures(String kind, MeterRegistry registry) {
        this.kind = kind;
        done = counter("done", "Rows worked", registry);
        retried = counter("retried", "Rows that failed, or found no room, and come again", registry);
        dead = counter("dead", "Rows laid aside as dead letters", registry);
        lost = counter("lost", "Results dropped because another worker had taken the row over", registry);
        Gauge.builder("grapevine.work.due", this, figures -> figures.due)
                .description("Rows that were due at the last look")
                .tag("kind", kind)
                .register(registry);
        TimeGauge.builder("grapevine.work.oldest", this, TimeUnit.MILLISECONDS, f -> f.oldest.toMillis())
                .description("How long the oldest row had been due at the last look")
                .tag("kind", kind)
                .register(registry);
    }

    private Counter counter(String name, String description, MeterRegistry registry) {
        return Counter.builder("grapevine.work." + name)
                .description(description)
                .tag("kind", kind)
                .register(registry);
    }

    void count(List<Settlement> settled) {
        for (Settlement row : settled) {
            (row.isDead() ? dead : row.isRetry() ? retried : done).increment();
        }
    }

    /** The log names the row; the message, which may hold personal data, stays with the row. */
    void failed(UUID storeId, Settlement failure, Throwable e) {
        count(List.of(failure));
        if (failure.isDead()) {
            LOG.warn(
                    "{} {} of store {} is laid aside after {} attempts ({})",
                    kind,
                    failure.id(),
                    storeId,
                    failure.attempts(),
                    e.getClass().getName());
        }
    }

    void lost(Lease lease) {
        lost.increment();
        LOG.debug("{} {} of store {} was taken over by another worker", kind, lease.id(), lease.storeId());
    }

    void seen(long rows, Duration age) {
        due = rows;
        oldest = age;
    }
}
