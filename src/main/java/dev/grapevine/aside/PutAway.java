package dev.grapevine.aside;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.DeadLetters;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes off the list what need not be mended, such as refunds of orders that the store never told: alone, or with all that failed
 * with the same error. Nothing is deleted: it can still be tried again, and what fails anew comes back to the list.
 */
@Component
public final class PutAway {
    private final InStore inStore;
    private final DeadLetters deadLetters;
    private final AuditLog audit;

    PutAway(InStore inStore, DeadLetters deadLetters, AuditLog audit) {
        this.inStore = inStore;
        this.deadLetters = deadLetters;
        this.audit = audit;
    }

    /**
     * Work of one kind that failed with the same error.
     *
     * @param kind as in {@link LaidAside}
     * @param letters how many, 2 at least
     * @param oneText one of them, as it is named outside
     */
    public record Alike(String kind, String error, long letters, String oneText) {}

    /** What can be put away together. */
    public List<Alike> alike(UUID storeId) {
        return inStore.call(storeId, () -> deadLetters.kinds().stream()
                .filter(LaidAside::mayBePutAway)
                .flatMap(kind -> deadLetters.alike(storeId, kind).stream()
                        .map(one ->
                                new Alike(kind, one.error(), one.letters(), Ids.text(IdKind.DEAD_LETTER, one.one()))))
                .toList());
    }

    /**
     * Puts one away, and on demand all of its kind that have the same error.
     *
     * @return how many; 0 where it is not on the list (any more), or must be done
     */
    public int put(UUID storeId, UUID id, boolean allAlike, Actor by) {
        return inStore.call(storeId, () -> {
            int put = deadLetters.kinds().stream()
                    .filter(LaidAside::mayBePutAway)
                    .mapToInt(kind -> deadLetters.putAway(storeId, kind, id, allAlike))
                    .filter(some -> some > 0)
                    .findFirst()
                    .orElse(0);
            if (put > 0) {
                audit.record(
                        storeId,
                        by,
                        "put_away.dead_letters",
                        Ids.text(IdKind.DEAD_LETTER, id),
                        Map.of(),
                        Map.of("put_away", put));
            }
            return put;
        });
    }
}
