package dev.grapevine.platform.work;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Finder.Found;
import dev.grapevine.platform.work.Works.Declared;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds what is due and has it worked on, store by store. Any number of processes may do so on one database. It begins
 * when the server is ready and is the first to stop: it looks for nothing more, lets what is at work end within the grace
 * time, then interrupts it; a call cut off so becomes due again when its lease ends.
 */
public final class WorkRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WorkRunner.class);
    /** Looking takes at most a tenth of the time, also where it is slow. */
    private static final int PAUSE_PER_LOOK = 9;
    /** A nudge is about what is due now; what is older and was missed, the finder sees. */
    private static final Duration NUDGED = Duration.ofMinutes(1);

    private final Works works;
    private final Finder finder;
    private final Nudge nudge;
    private final Clock clock;
    private final WorkSettings settings;
    private volatile @Nullable Round round;

    WorkRunner(Works works, Finder finder, Nudge nudge, Clock clock, WorkSettings settings) {
        this.works = works;
        this.finder = finder;
        this.nudge = nudge;
        this.clock = clock;
        this.settings = settings;
    }

    /** A runner for kinds of work outside the server: for a module's tests, and for benchmarks. */
    public static WorkRunner of(
            List<DueWork> works,
            InStore inStore,
            JdbcClient jdbc,
            DataSource finder,
            Clock clock,
            WorkSettings settings) {
        Works declared = new Works(works, inStore, jdbc, clock, new SecureRandom(), new SimpleMeterRegistry());
        return new WorkRunner(declared, new Finder(JdbcClient.create(finder), clock), new Nudge(), clock, settings);
    }

    /**
     * Works here and now, on this thread, until nothing is due; for tests and for moving the demo's clock.
     *
     * @return how many rows were worked on, failures included
     */
    public long runDue() {
        long all = 0;
        long rows;
        do {
            rows = 0;
            for (Declared work : works.all()) {
                for (Found found : finder.look(work.kind(), work.figures())) {
                    rows += work.worker().turn(found.storeId(), found.since()).rows();
                }
            }
            all += rows;
        } while (rows > 0);
        return all;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.run();
    }

    @Override
    public synchronized void start() {
        if (round == null) {
            Round begun = new Round();
            round = begun;
            nudge.listener(begun::nudged);
            begun.looking.start();
        }
    }

    @Override
    public synchronized void stop() {
        Round ending = round;
        if (ending != null) {
            nudge.listener((storeId, kind) -> {});
            ending.end();
            round = null;
        }
    }

    @Override
    public void stop(Runnable callback) {
        Thread.ofVirtual().name("work-stop").start(() -> {
            try {
                stop();
            } finally {
                callback.run();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return round != null;
    }

    /** One life of the runner, from start to stop. Work inside the database shares one lane; each kind of call has its own. */
    private final class Round {
        private final Map<String, Lane> lanes = new HashMap<>();
        private final Set<Lane> all = new HashSet<>();
        private final Thread looking = Thread.ofVirtual().name("work-finder").unstarted(this::lookOnAndOn);
        /** Not an interrupt, which would tear the finder's connection from under a look. */
        private final CountDownLatch ending = new CountDownLatch(1);

        Round() {
            Lane local = new Lane(settings.parallel());
            for (Declared work : works.all()) {
                lanes.put(
                        work.kind().name(),
                        switch (work.work()) {
                            case LocalWork w -> local;
                            case LeasedWork w -> new Lane(settings.calls());
                        });
            }
            all.addAll(lanes.values());
        }

        private void lookOnAndOn() {
            while (ending.getCount() > 0) {
                long began = System.nanoTime();
                works.all().forEach(this::look);
                Duration pause = Duration.ofNanos(System.nanoTime() - began).multipliedBy(PAUSE_PER_LOOK);
                try {
                    Duration poll = settings.poll();
                    if (ending.await((pause.compareTo(poll) > 0 ? pause : poll).toNanos(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private void look(Declared work) {
            try {
                finder.look(work.kind(), work.figures())
                        .forEach(found -> lane(work).add(work.worker(), found.storeId(), found.since()));
            } catch (RuntimeException e) {
                LOG.warn("Could not look for due {}", work.kind().name(), e);
            }
        }

        private void nudged(UUID storeId, WorkKind kind) {
            Instant from = clock.instant().minus(NUDGED);
            works.find(kind.name()).ifPresent(work -> lane(work).add(work.worker(), storeId, from));
        }

        private Lane lane(Declared work) {
            Lane lane = lanes.get(work.kind().name());
            if (lane == null) {
                throw new IllegalStateException("No lane for " + work.kind().name());
            }
            return lane;
        }

        private void end() {
            ending.countDown();
            all.forEach(Lane::stop);
            long deadline = System.nanoTime() + settings.grace().toNanos();
            try {
                looking.join(settings.grace());
                for (Lane lane : all) {
                    lane.finish(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
