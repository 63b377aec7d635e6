package dev.grapevine.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.kernel.Ids;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class GroupCommitTest {
    private static final UUID STORE = Ids.newId();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstRuns = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final GroupCommit<Integer, String> commit = new GroupCommit<>(4, this::transaction);

    /** The first transaction takes until it may end; 13 is a bad item, and with 99 nobody gets into the database. */
    private List<String> transaction(UUID storeId, List<Integer> items) {
        groups.add(List.copyOf(items));
        if (items.contains(0)) {
            firstRuns.countDown();
            await(firstMayEnd);
        }
        if (items.contains(13)) {
            throw new IllegalArgumentException("13 in " + items);
        }
        if (items.contains(99)) {
            throw new CannotCreateTransactionException("closed");
        }
        return items.stream().map(item -> "written " + item).toList();
    }

    @AfterEach
    void everyThreadEnds() {
        firstMayEnd.countDown();
        threads.close();
    }

    @Test
    void whatComesWhileOneIsWrittenIsWrittenTogetherAndEachGetsItsOwnOutcome() {
        List<CompletableFuture<String>> outcomes = duringTheFirst(1, 2, 3, 4, 5, 6);
        assertThat(outcomes.stream().map(CompletableFuture::join))
                .containsExactly(
                        "written 0", "written 1", "written 2", "written 3", "written 4", "written 5", "written 6");
        assertThat(groups).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6));
    }

    @Test
    void whoeverComesAloneIsWrittenAtOnce() {
        assertThat(commit.write(STORE, 7)).isEqualTo("written 7");
        assertThat(commit.write(STORE, 8)).isEqualTo("written 8");
        assertThat(groups).containsExactly(List.of(7), List.of(8));
    }

    @Test
    void aBadNeighbourFailsAlone() {
        List<CompletableFuture<String>> outcomes = duringTheFirst(1, 13, 3);
        assertThat(outcomes.get(1).join()).isEqualTo("written 1");
        assertThatThrownBy(() -> outcomes.get(2).join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("13 in [13]");
        assertThat(outcomes.get(3).join()).isEqualTo("written 3");
    }

    @Test
    void aBadOneByItselfIsTriedOnce() {
        assertThatThrownBy(() -> commit.write(STORE, 13)).hasMessage("13 in [13]");
        assertThat(groups).hasSize(1);
        assertThat(commit.write(STORE, 1)).isEqualTo("written 1");
    }

    @Test
    void whereNobodyGetsInNobodyTriesAgain() {
        List<CompletableFuture<String>> outcomes = duringTheFirst(1, 99);
        assertThatThrownBy(() -> outcomes.get(1).join()).hasRootCauseInstanceOf(CannotCreateTransactionException.class);
        assertThatThrownBy(() -> outcomes.get(2).join()).hasRootCauseInstanceOf(CannotCreateTransactionException.class);
        assertThat(groups).containsExactly(List.of(0), List.of(1, 99));
    }

    @Test
    void oneStoreDoesNotWaitForAnother() {
        duringTheFirst();
        assertThat(commit.write(Ids.newId(), 5)).isEqualTo("written 5");
    }

    /** Holds the first transaction open until all of these wait, then lets it end; for no others it stays open. */
    private List<CompletableFuture<String>> duringTheFirst(int... others) {
        List<CompletableFuture<String>> outcomes = new ArrayList<>();
        outcomes.add(CompletableFuture.supplyAsync(() -> commit.write(STORE, 0), threads));
        await(firstRuns);
        for (int i = 0; i < others.length; i++) {
            int other = others[i];
            outcomes.add(CompletableFuture.supplyAsync(() -> commit.write(STORE, other), threads));
            while (commit.waiting(STORE) <= i) {
                Thread.onSpinWait();
            }
        }
        if (others.length > 0) {
            firstMayEnd.countDown();
        }
        return outcomes;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
