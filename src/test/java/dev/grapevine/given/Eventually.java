package dev.grapevine.given;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again for what work in the background will bring about; it takes as long as that does, and no longer. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Eventually() {}

    /** The first look that shows it. */
    public static <T> T of(Supplier<T> look, Predicate<T> shows) {
        return await().atMost(PATIENCE).pollInterval(BETWEEN).until(look::get, shows);
    }
}
