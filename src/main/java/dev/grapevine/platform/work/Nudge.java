package dev.grapevine.platform.work;

import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells this process's runner that a store has work due now, so that it starts in milliseconds instead of at the next
 * look. Only a hint: what is due is in the table, and is found without it.
 */
public final class Nudge {
    private volatile BiConsumer<UUID, WorkKind> listener = (storeId, kind) -> {};

    /** Inside a transaction the hint is given when it has committed, once for many rows; and never when it rolled back. */
    public void due(UUID storeId, WorkKind kind) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new AfterCommit(this, storeId, kind));
        } else {
            listener.accept(storeId, kind);
        }
    }

    void listener(BiConsumer<UUID, WorkKind> toTell) {
        listener = toTell;
    }

    /** A record, for the transaction keeps a set of these: equal ones are one. */
    private record AfterCommit(Nudge nudge, UUID storeId, WorkKind kind) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            nudge.listener.accept(storeId, kind);
        }
    }
}
