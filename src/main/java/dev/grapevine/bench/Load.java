package dev.grapevine.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Calls from several threads, each of which asks again as soon as it is answered. */
final class Load {
    private Load() {}

    /** One call of a thread, answering how many of the thing measured it did. */
    interface Call {
        int of(int thread) throws Exception;
    }

    /** Runs for the ground's time after a warm-up; a call that throws ends it. */
    static Figure measure(String what, Ground ground, boolean yardstick, Call call)
            throws InterruptedException, ExecutionException {
        run(ground, ground.time().dividedBy(3), call);
        long began = System.nanoTime();
        Samples[] all = run(ground, ground.time(), call);
        double seconds = (System.nanoTime() - began) / 1e9;
        long done = Arrays.stream(all).mapToLong(samples -> samples.done).sum();
        long[] nanos = Arrays.stream(all)
                .flatMapToLong(samples -> Arrays.stream(samples.nanos, 0, samples.calls))
                .sorted()
                .toArray();
        return new Figure(what, done / seconds, millis(nanos, 0.50), millis(nanos, 0.99), yardstick);
    }

    private static Samples[] run(Ground ground, Duration time, Call call)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, ground.threads())
                    .mapToObj(thread -> executor.submit(() -> ask(thread, end, call)))
                    .toList();
            var all = new Samples[running.size()];
            for (int i = 0; i < all.length; i++) {
                Future<Samples> one = running.get(i);
                all[i] = one.get();
            }
            return all;
        }
    }

    private static Samples ask(int thread, long end, Call call) throws Exception {
        var samples = new Samples();
        long now = System.nanoTime();
        while (now < end) {
            int done = call.of(thread);
            long after = System.nanoTime();
            samples.add(after - now, done);
            now = after;
        }
        return samples;
    }

    /** Milliseconds within which that share of the calls was answered; 0 where there were none. */
    static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, (long) (sorted.length * share))] / 1e6;
    }

    /** What one thread saw. */
    private static final class Samples {
        private long[] nanos = new long[1024];
        private int calls;
        private long done;

        private void add(long took, int did) {
            if (calls == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * calls);
            }
            nanos[calls++] = took;
            done += did;
        }
    }
}
