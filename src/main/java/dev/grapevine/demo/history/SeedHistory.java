package dev.grapevine.demo.history;

import dev.grapevine.demo.DemoClock;
import dev.grapevine.demo.InDemo;
import dev.grapevine.platform.work.WorkRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lives through half a year before the first visitor comes: the clock goes through its days, friends come by share links,
 * what was bought is told through the public API, and what is due is worked on. The same each time, for chance is seeded.
 * Cut off, it goes on with the week that was cut: told again under the same keys, nothing happens twice.
 */
@InDemo
@Component
public class SeedHistory {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int WEEKS = (int) DemoClock.HISTORY.dividedBy(WEEK);

    /** The week's last hours, in which people choose, come back and send back. */
    private static final Duration EVENING = Duration.ofHours(4);

    /** How long somebody looks around before she buys. */
    private static final Duration LOOKING = Duration.ofMinutes(25);

    /** What falls due is worked on so much later at most, so that its dates are about those of a server that always ran. */
    private static final Duration STEP = Duration.ofHours(20);

    /** What somebody who comes back with her coupon buys, in pence. */
    private static final long SPENT = 3450;

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(SeedHistory.class);

    private final TellGrapevine tell;
    private final Payments payments;
    private final DemoClock clock;
    private final WorkRunner work;
    /** Held while it lives. */
    private final Semaphore rest = new Semaphore(1);

    /** When it was last worked on what was due, by the demo's clock. */
    private Instant worked = Instant.EPOCH;

    private volatile int percent;
    private volatile boolean stopping;

    SeedHistory(TellGrapevine tell, Payments payments, DemoClock clock, WorkRunner work) {
        this.tell = tell;
        this.payments = payments;
        this.clock = clock;
        this.work = work;
    }

    /** How much of it is over, 0 to 100. */
    public int percent() {
        return percent;
    }

    /** Lets what is under way come to its end before the database goes. */
    @EventListener
    void stops(ContextClosedEvent closing) throws InterruptedException {
        stopping = true;
        if (rest.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            rest.release();
        } else {
            LOG.warn("The demo's half year was cut off in the middle of a week");
        }
    }

    /**
     * Goes on until the demo's opening; where that is over, nothing happens.
     *
     * @return whether it came so far; false where the server was stopped on the way
     */
    public boolean run() {
        rest.acquireUninterruptibly();
        try {
            return clock.isOpen() || livedAlone();
        } finally {
            rest.release();
        }
    }

    /** The runner rests meanwhile: what it has at work while the clock leaps on would be dated wrongly. */
    private boolean livedAlone() {
        boolean runs = work.isRunning();
        work.stop();
        try {
            return lived();
        } finally {
            if (runs && !stopping) {
                work.start();
            }
        }
    }

    private boolean lived() {
        Instant begin = clock.opening().minus(DemoClock.HISTORY);
        int from = (int) Duration.between(begin, clock.instant()).dividedBy(WEEK);
        // Kept before anything is told, for what is told depends on it.
        clock.moveTo(begin);
        System.out.print("Living through half a year ");
        if (from == 0) {
            tell.orders(Week.before(begin).stream().map(tell::arrival).toList(), true);
        }
        for (int week = from; week < WEEKS && !stopping; week++) {
            live(week, begin.plus(WEEK.multipliedBy(week)));
            percent = (week + 1) * 100 / WEEKS;
            System.out.print(".");
            System.out.flush();
        }
        System.out.println();
        if (!stopping) {
            clock.open();
            work.runDue();
        }
        return !stopping;
    }

    private void live(int number, Instant begin) {
        clock.moveTo(begin);
        workOnWhatIsDue();
        Week week = Week.of(number, begin);
        @Nullable Purchase sentBack = null;
        for (Intent intent : week.intents()) {
            if (stopping) {
                return;
            }
            goOnTo(intent.at().minus(LOOKING));
            Purchase purchase = tell.arrival(intent);
            clock.runTo(intent.at());
            buy(purchase);
            sentBack = intent.equals(week.sentBack()) ? purchase : sentBack;
        }
        goOnTo(begin.plus(WEEK).minus(EVENING));
        workOnWhatIsDue();
        if (week.spends() != null) {
            tell.spends(week.spends(), clock.instant(), SPENT).ifPresent(this::buy);
        }
        payments.goOn(number);
        tell.choices(number);
        if (sentBack != null) {
            tell.refund(sentBack, number % 4 == 3);
        }
        workOnWhatIsDue();
    }

    private void buy(Purchase purchase) {
        tell.orders(List.of(purchase), false);
        if (purchase.intent().sentBy() != null) {
            workOnWhatIsDue();
        }
    }

    private void goOnTo(Instant time) {
        while (worked.plus(STEP).isBefore(time)) {
            clock.runTo(worked.plus(STEP));
            workOnWhatIsDue();
        }
        clock.runTo(time);
    }

    private void workOnWhatIsDue() {
        work.runDue();
        worked = clock.instant();
    }
}
