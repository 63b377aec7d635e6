package dev.grapevine.aside;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that failed for good.
 *
 * @param id of the row that carries it
 * @param kind of work, such as {@code inbox}; its words are in the bundles
 * @param which the shop's own number of the order that it is about, or null where it is about none
 * @param attempts how often it was tried
 * @param error why it failed last; may be empty
 * @param since when it was laid aside
 */
public record LaidAside(UUID id, String kind, @Nullable String which, int attempts, String error, Instant since) {

    /** Whether a store may leave work of this kind undone: whoever asked to be forgotten must be. */
    static boolean mayBePutAway(String kind) {
        return !kind.equals("erasure");
    }

    public boolean mayBePutAway() {
        return mayBePutAway(kind);
    }

    /** As it is named outside. */
    public String idText() {
        return Ids.text(IdKind.DEAD_LETTER, id);
    }
}
