package dev.grapevine.platform.database;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes what arrives together in one transaction, so that a hundred requests wait for one flush of the disk and not for a
 * hundred. Nobody waits for company: the first to come writes at once; whatever comes meanwhile goes together in the next
 * transaction, which the first of those who wait makes for all. Of each store one such transaction runs at a time.
 *
 * <p>Where a transaction fails, each of its members is written again alone and comes to its own end, so that a bad one spoils
 * nothing for its neighbours. Writing must therefore be harmless to repeat.
 *
 * @param <T> what is written
 * @param <R> what came of it
 */
public final class GroupCommit<T, R> {
    private final int most;
    private final BiFunction<UUID, List<T>, List<R>> transaction;
    /** Who waits, first come first; a store is in here while one of its transactions runs. */
    private final Map<UUID, Deque<Waiting<T, R>>> queues = new HashMap<>();

    /**
     * @param most how many go into one transaction
     * @param transaction writes several and commits them; it answers for each, in their sequence
     */
    public GroupCommit(int most, BiFunction<UUID, List<T>, List<R>> transaction) {
        this.most = most;
        this.transaction = transaction;
    }

    private record Waiting<T, R>(T item, CompletableFuture<Turn<R>> turn) {}

    /** What somebody who waits is told. */
    private sealed interface Turn<R> {
        /** Write the next group, your own item first. */
        record Lead<R>() implements Turn<R> {}

        sealed interface End<R> extends Turn<R> {}

        record Written<R>(R outcome) implements End<R> {}

        /** There is no way into the database, and trying again one by one would only make a crowd there. */
        record ShutOut<R>(CannotCreateTransactionException failure) implements End<R> {}

        /** The group failed, maybe through somebody else. */
        record GoAlone<R>() implements End<R> {}
    }

    /** Returns after the commit, or throws what this item's own writing threw. Inside an open transaction it joins that one. */
    public R write(UUID storeId, T item) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return alone(storeId, item);
        }
        Turn.End<R> end =
                switch (turn(storeId, item)) {
                    case Turn.Lead<R> _ -> lead(storeId, item);
                    case Turn.End<R> told -> told;
                };
        return switch (end) {
            case Turn.Written<R>(R outcome) -> outcome;
            case Turn.ShutOut<R>(CannotCreateTransactionException failure) -> throw failure;
            case Turn.GoAlone<R> _ -> alone(storeId, item);
        };
    }

    private Turn<R> turn(UUID storeId, T item) {
        Waiting<T, R> waiting = new Waiting<>(item, new CompletableFuture<>());
        synchronized (queues) {
            Deque<Waiting<T, R>> queue = queues.get(storeId);
            if (queue == null) {
                queues.put(storeId, new ArrayDeque<>());
                return new Turn.Lead<>();
            }
            queue.add(waiting);
        }
        return waiting.turn().join();
    }

    private Turn.End<R> lead(UUID storeId, T item) {
        List<Waiting<T, R>> company = company(storeId);
        try {
            List<T> items = new ArrayList<>(List.of(item));
            company.forEach(member -> items.add(member.item()));
            List<R> outcomes = transaction.apply(storeId, items);
            for (int i = 0; i < company.size(); i++) {
                company.get(i).turn().complete(new Turn.Written<>(outcomes.get(i + 1)));
            }
            return new Turn.Written<>(outcomes.getFirst());
        } catch (CannotCreateTransactionException failure) {
            company.forEach(member -> member.turn().complete(new Turn.ShutOut<>(failure)));
            throw failure;
        } catch (RuntimeException failure) {
            if (company.isEmpty()) {
                throw failure;
            }
            return new Turn.GoAlone<>();
        } finally {
            // Does nothing for whom was told above.
            company.forEach(member -> member.turn().complete(new Turn.GoAlone<>()));
            handOver(storeId);
        }
    }

    private List<Waiting<T, R>> company(UUID storeId) {
        List<Waiting<T, R>> company = new ArrayList<>();
        synchronized (queues) {
            Deque<Waiting<T, R>> queue = queues.getOrDefault(storeId, new ArrayDeque<>());
            while (company.size() < most - 1 && !queue.isEmpty()) {
                company.add(queue.remove());
            }
        }
        return company;
    }

    private void handOver(UUID storeId) {
        synchronized (queues) {
            Deque<Waiting<T, R>> queue = queues.getOrDefault(storeId, new ArrayDeque<>());
            @Nullable Waiting<T, R> next = queue.poll();
            if (next == null) {
                queues.remove(storeId);
            } else {
                next.turn().complete(new Turn.Lead<>());
            }
        }
    }

    private R alone(UUID storeId, T item) {
        return transaction.apply(storeId, List.of(item)).getFirst();
    }

    /** How many wait for the next transaction of this store. */
    int waiting(UUID storeId) {
        synchronized (queues) {
            return queues.getOrDefault(storeId, new ArrayDeque<>()).size();
        }
    }
}
