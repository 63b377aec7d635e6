package dev.grapevine.platform.database.embedded;

import java.time.Duration;

/** A moment on the machine's steady clock, which nobody sets. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - nanos >= 0;
    }
}
