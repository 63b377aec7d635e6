package dev.grapevine.platform.work;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Work that calls the outside world. Nothing is locked meanwhile: the claim commits first and leases the row, the call is
 * made outside any transaction, and what came of it is recorded in a second one, if the row is still ours.
 */
public non-sealed interface LeasedWork extends DueWork {

    /**
     * Makes the call, outside any transaction (open short ones to read what it needs). It must give up well before
     * {@link Lease#until()}. It may have been made before ({@link Lease#attempt()} above 1) with an unknown end: let it
     * carry an id that follows from the row, or ask first. An exception counts as {@link Outcome.Retry}.
     *
     * @return what to write down, run in a transaction of the store; it is not run when the lease was lost
     */
    Recording call(Lease lease);

    /**
     * Works on those rows of a claim that need no call after all, as where what is otherwise outside is built in: in the
     * claim's own transaction, many at once. It sees rows at their first attempt only. An exception rolls all of it back, and
     * each row is then called for by itself, so that one that can't be worked on delays no other.
     *
     * @return an outcome for each row that needs no call; the others are called for next
     */
    default Map<UUID, Outcome> withoutCall(UUID storeId, List<Lease> leases) {
        return Map.of();
    }

    /** Writes down what came of the call, and says how it ended. */
    @FunctionalInterface
    interface Recording {
        /**
         * The row may have been cancelled or put off while the call was made; then what the row's owner set stands, and
         * only a {@code where} on its state tells. It may write anything of the store's except the row's due columns.
         */
        Outcome record();
    }
}
