package dev.grapevine.platform.database;

import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one place that opens a transaction, and it opens it for one store: the tenant is set for this transaction alone
 * ({@code set_config(…, true)}), so it dies with it, also on a pooled connection after an exception. Row level security
 * then shows this store's rows and no others.
 */
public final class InStore {
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    public InStore(TransactionTemplate transaction, JdbcClient jdbc) {
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /**
     * Runs the work in a transaction of this store and commits it; an exception rolls it back and passes on. Inside a
     * transaction of the same store it joins that one.
     *
     * @throws IllegalStateException inside a transaction of another store
     */
    public <T extends @Nullable Object> T call(UUID storeId, Supplier<T> work) {
        Object current = TransactionSynchronizationManager.getResource(this);
        if (current != null) {
            if (!current.equals(storeId)) {
                throw new IllegalStateException(
                        "A transaction of store " + current + " can't do work of store " + storeId);
            }
            return work.get();
        }
        return fresh(storeId, work, false);
    }

    /**
     * {@link #call} for a person's click: where the database ended the transaction because two waited for each other (SQLSTATE
     * 40P01), it is done once more, for nothing of it happened; where it waited for a lock too long, it is not, for it would wait
     * as long again. Due work comes back by itself, a person does not. Only for work that is nothing but statements.
     */
    public <T extends @Nullable Object> T insist(UUID storeId, Supplier<T> work) {
        boolean within = TransactionSynchronizationManager.getResource(this) != null;
        try {
            return call(storeId, work);
        } catch (PessimisticLockingFailureException locked) {
            if (within || !isCircle(locked)) {
                throw locked; // within another, the whole transaction is gone, and not ours to begin anew
            }
            return call(storeId, work);
        }
    }

    private static boolean isCircle(PessimisticLockingFailureException locked) {
        return locked.getMostSpecificCause() instanceof SQLException said && "40P01".equals(said.getSQLState());
    }

    /** {@link #call} for work without an answer. */
    public void run(UUID storeId, Runnable work) {
        call(storeId, () -> {
            work.run();
            return true;
        });
    }

    /**
     * What the work would answer: it runs as in {@link #call}, and then everything it did is taken back.
     *
     * @throws IllegalStateException inside a transaction, which would be taken back with it
     */
    public <T extends @Nullable Object> T foresee(UUID storeId, Supplier<T> work) {
        if (TransactionSynchronizationManager.getResource(this) != null) {
            throw new IllegalStateException("What is only foreseen needs a transaction of its own");
        }
        return fresh(storeId, work, true);
    }

    @SuppressWarnings("NullAway") // what the work answers passes through the template unchanged
    private <T extends @Nullable Object> T fresh(UUID storeId, Supplier<T> work, boolean takenBack) {
        return transaction.execute(status -> {
            if (takenBack) {
                status.setRollbackOnly();
            }
            TransactionSynchronizationManager.bindResource(this, storeId);
            try {
                jdbc.sql("select set_config('app.store_id', :store, true)")
                        .param("store", storeId.toString())
                        .query(String.class)
                        .single();
                return work.get();
            } finally {
                TransactionSynchronizationManager.unbindResource(this);
            }
        });
    }
}
