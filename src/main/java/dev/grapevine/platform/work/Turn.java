package dev.grapevine.platform.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one batch came to.
 *
 * @param rows how many were claimed
 * @param next from which due time on there may be more; null: no more for now
 */
record Turn(int rows, @Nullable Instant next) {
    static final Turn NOTHING = new Turn(0, null);

    /** A full batch is followed by another, which need not step over what this one has done. */
    static Turn of(int rows, int batch, Instant last) {
        return new Turn(rows, rows < batch ? null : last);
    }
}
