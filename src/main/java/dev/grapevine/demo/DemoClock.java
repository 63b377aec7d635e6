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
import java.time.temporal.ChronoUnit;
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

    /** How much of the store's past is made up. */
    public static final Duration HISTORY = Duration.ofDays(182);

    private final Clock real = Clock.systemUTC();
    private final KeptFile file;
    private final Instant opening;
    /** Where the clock shall stand when the demo is open; not before its opening. */
    private final Instant wanted;

    private volatile boolean open;
    private volatile Duration ahead;

    DemoClock(DemoSettings settings, Installation installation) {
        file = new KeptFile(settings.folder(installation).resolve(FILE));
        Optional<Instant> asked = Optional.ofNullable(settings.clock()).map(DemoClock::parse);
        Optional<String[]> kept = file.read().map(text -> text.strip().split("\\R", 2));
        opening = kept.map(lines -> Instant.parse(lines[1])).or(() -> asked).orElseGet(real::instant);
        wanted = asked.orElse(opening);
        open = kept.isPresent() && kept.get()[0].startsWith("P");
        ahead = open
                ? Duration.parse(kept.get()[0])
                : Duration.between(
                        real.instant(),
                        kept.map(lines -> Instant.parse(lines[0])).orElse(opening.minus(HISTORY)));
        if (kept.isPresent() && asked.isPresent()) {
            setForward(asked.get());
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

    private void setForward(Instant time) {
        Instant now = open ? instant() : opening;
        if (time.isBefore(now)) {
            throw new CannotStart("The demo's clock is at " + now.truncatedTo(ChronoUnit.SECONDS)
                    + " already and can't go back: leave --clock out, or begin anew with --reset");
        }
        if (open) {
            moveTo(time);
        }
    }

    /** When the demo's first visitor comes; the half year before it is made up. */
    public Instant opening() {
        return opening;
    }

    /** Whether the made-up half year is over. */
    public boolean isOpen() {
        return open;
    }

    /** Ends the made-up half year. */
    public synchronized void open() {
        open = true;
        moveTo(wanted);
        keep();
    }

    public synchronized void move(Duration forward) {
        if (forward.isNegative()) {
            throw new IllegalArgumentException("Time does not go back.");
        }
        ahead = ahead.plus(forward);
        keep();
    }

    /** Moves on to that time; where it is over already, nothing happens. */
    public synchronized void moveTo(Instant time) {
        runTo(time);
        keep();
    }

    /** {@link #moveTo} for now: a server that is cut off goes on where the clock was moved to before. */
    public synchronized void runTo(Instant time) {
        Duration forward = Duration.between(instant(), time);
        if (forward.isPositive()) {
            ahead = ahead.plus(forward);
        }
    }

    /** Before the opening, the clock stands while the server does; after it, it runs on. */
    private void keep() {
        file.write((open ? ahead.toString() : instant().toString()) + "\n" + opening + "\n");
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
