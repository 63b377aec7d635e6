package dev.grapevine.message;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Lets the mails of one store leave evenly, so that mail providers don't take an invitation of thousands for an attack. */
final class Pace {
    private final long nanosBetween;
    private final Map<UUID, Long> next = new ConcurrentHashMap<>();

    Pace(int perMinute) {
        nanosBetween = Duration.ofMinutes(1).toNanos() / perMinute;
    }

    /** Waits for this store's next turn; with a batch at a time that is never longer than a batch takes. */
    void await(UUID storeId) throws InterruptedException {
        long now = System.nanoTime();
        long after =
                next.merge(storeId, now + nanosBetween, (planned, fresh) -> Math.max(planned + nanosBetween, fresh));
        long wait = after - nanosBetween - now;
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
    }
}
