package dev.grapevine.demo;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.settings.Installation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The demo's time: as quick as the real one, and as far ahead or behind as it was moved. It is kept in a file, so that the
 * next start goes on from there; it never goes back, for what was stored would then lie in the future.
 */
@InDemo
@Primary
@Component
public final class DemoClock extends Clock {
    public static final String FILE = "demo.clock";

    private static final Duration HISTORY = Duration.ofDays(182);

    private final Clock real = Clock.systemUTC();
    private final KeptFile file;
    private final Instant opening;
    private volatile Duration ahead;

    DemoClock(DemoSettings settings, Installation installation) {
        file = new KeptFile(settings.folder(installation).resolve(FILE));
        Optional<String> kept = file.read();
        Optional<Instant> wanted = Optional.ofNullable(settings.clock()).map(DemoClock::parse);
        if (kept.isPresent()) {
            String[] lines = kept.get().strip().split("\\R", 2);
            ahead = Duration.parse(lines[0]);
            opening = Instant.parse(lines[1]);
            wanted.ifPresent(this::setForward);
        } else {
            opening = wanted.orElseGet(real::instant);
            ahead = Duration.between(real.instant(), opening.minus(HISTORY));
        }
    }

    /** @throws CannotStart where it is no time */
    public static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new CannotStart(
                    "The clock can't be set to '" + text + "': write a time such as --clock 2026-01-01T00:00Z");
        }
    }

    private void setForward(Instant wanted) {
        if (wanted.isBefore(instant())) {
            throw new CannotStart(
                    "The demo's clock is at " + instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                            + " already and can't go back: leave --clock out, or begin anew with --reset");
        }
        moveTo(wanted);
    }

    /** When the demo's first visitor comes; the half year before it is made up. */
    public Instant opening() {
        return opening;
    }

    public synchronized void move(Duration forward) {
        if (forward.isNegative()) {
            throw new IllegalArgumentException("Time does not go back.");
        }
        ahead = ahead.plus(forward);
        file.write(ahead + "\n" + opening + "\n");
    }

    /** Moves on to that time; where it is over already, nothing happens. */
    public synchronized void moveTo(Instant time) {
        Duration forward = Duration.between(instant(), time);
        if (forward.isPositive()) {
            move(forward);
        }
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Zoned(this, zone);
    }

    private static final class Zoned extends Clock {
        private final Clock clock;
        private final ZoneId zone;

        Zoned(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(clock, other);
        }
    }
}
