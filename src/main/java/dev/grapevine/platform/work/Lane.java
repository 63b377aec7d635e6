package dev.grapevine.platform.work;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores with work take turns here: so many batches at once, of a kind and store one at a time (or as many as the kind
 * allows), and who has more goes to the end. So a store with a million rows due delays another's by a batch, not by a million rows.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** Whose turn it is. */
    record Key(Worker worker, UUID storeId) {}

    private final int width;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    /** In the order of their turns, each with the due time from which on to look. */
    private final Map<Key, Instant> waiting = new LinkedHashMap<>();
    /** Who got more work while at work. */
    private final Map<Key, Instant> again = new HashMap<>();

    private final Map<Key, Integer> atWork = new HashMap<>();
    /** Whose last batch was full: they may have several at once. */
    private final Set<Key> full = new HashSet<>();

    private final Set<Thread> threads = new HashSet<>();
    private boolean stopped;

    Lane(int width) {
        this.width = width;
    }

    void add(Worker worker, UUID storeId, Instant from) {
        Key key = new Key(worker, storeId);
        lock.lock();
        try {
            (isBusy(key) ? again : waiting).merge(key, from, Lane::earlier);
            begin();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether a hint of more work waits until what is at work has ended. Where others' servers are called it does not: one
     * that takes its time holds up no other.
     */
    private boolean isBusy(Key key) {
        return atWork.getOrDefault(key, 0)
                >= (key.worker().callsOutside() ? key.worker().kind().atOnce() : 1);
    }

    /** Starts what may start; the lock is held. */
    private void begin() {
        while (!stopped && threads.size() < width && !waiting.isEmpty()) {
            Map.Entry<Key, Instant> next = waiting.entrySet().iterator().next();
            Key key = next.getKey();
            Instant from = next.getValue();
            waiting.remove(key);
            if (atWork.merge(key, 1, Integer::sum) < key.worker().kind().atOnce() && full.contains(key)) {
                waiting.put(key, from);
            }
            Thread thread = Thread.ofVirtual()
                    .name("work-" + key.worker().kind().name())
                    .unstarted(() -> turn(key, from));
            threads.add(thread);
            thread.start();
        }
    }

    private void turn(Key key, Instant from) {
        Turn turn = Turn.NOTHING;
        try {
            turn = key.worker().turn(key.storeId(), from);
        } catch (Throwable e) {
            // No row is to blame (the database is away, or the process stops): the finder comes back to it.
            if (!Stopping.isWhy(e)) {
                LOG.warn(
                        "{} of store {} could not be worked on",
                        key.worker().kind().name(),
                        key.storeId(),
                        e);
            }
        } finally {
            end(key, turn);
        }
    }

    private void end(Key key, Turn turn) {
        lock.lock();
        try {
            threads.remove(Thread.currentThread());
            atWork.computeIfPresent(key, (k, batches) -> batches == 1 ? null : batches - 1);
            Instant nudged = again.remove(key);
            if (nudged != null) {
                waiting.merge(key, nudged, Lane::earlier);
            }
            if (turn.next() != null) {
                full.add(key);
                waiting.merge(key, turn.next(), Lane::earlier);
            } else {
                full.remove(key);
            }
            begin();
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Begins nothing more. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what is at work after {@link #stop()}, then interrupts it and waits a little for it to give up. */
    void finish(Duration grace) throws InterruptedException {
        lock.lock();
        try {
            if (!awaitEnd(grace)) {
                threads.forEach(Thread::interrupt);
                if (!awaitEnd(Duration.ofSeconds(2))) {
                    LOG.warn("{} batches did not end in time; what they had claimed becomes due again", threads.size());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitEnd(Duration time) throws InterruptedException {
        long left = time.toNanos();
        while (!threads.isEmpty() && left > 0) {
            left = ended.awaitNanos(left);
        }
        return threads.isEmpty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
