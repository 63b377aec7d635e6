package dev.grapevine.platform.work;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this process works on what is due.
 *
 * @param run Whether this process works on what is due; false leaves it to other processes on the same database.
 * @param poll How long it waits between two looks for what is due, 50ms to 5m. What this process itself makes due starts
 *     at once.
 * @param parallel How many batches are worked on at once inside the database, 1 to 64; each takes a connection.
 * @param calls How many batches of each kind of outside call are under way at once, 1 to 256.
 * @param grace How long a stop waits for what is being worked on, 0s to 5m.
 */
@Validated
@ConfigurationProperties("grapevine.work")
public record WorkSettings(
        @DefaultValue("true") boolean run,

        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(minutes = 5)
        Duration poll,

        @DefaultValue("4") @Min(1) @Max(64) int parallel,
        @DefaultValue("16") @Min(1) @Max(256) int calls,

        @DefaultValue("20s") @DurationMin(seconds = 0) @DurationMax(minutes = 5)
        Duration grace) {

    /** What holds where nothing is set. */
    public static WorkSettings usual() {
        return new WorkSettings(true, Duration.ofSeconds(1), 4, 16, Duration.ofSeconds(20));
    }
}
