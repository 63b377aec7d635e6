package dev.grapevine.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Makes calls a few at a time, as a shop's server would, and fails with the first that fails. */
final class AtOnce {
    private static final int CALLS = 8;

    private AtOnce() {}

    /** The answers, in the sequence of what was asked. */
    static <T, R> List<R> call(Collection<T> asked, Function<T, R> call) {
        try (ExecutorService pool =
                Executors.newFixedThreadPool(CALLS, Thread.ofVirtual().factory())) {
            List<Future<R>> running = asked.stream()
                    .map(one -> pool.submit(() -> call.apply(one)))
                    .toList();
            try {
                List<R> answers = new ArrayList<>();
                for (Future<R> one : running) {
                    answers.add(one.get());
                }
                return answers;
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The replay was interrupted", e);
            }
        }
    }
}
