package dev.grapevine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs the benchmarks one after the other on one fresh database, prints their table and keeps it. */
public final class RunBenchmarks {
    private static final Set<String> YARDSTICKS = Set.of("pgbench", "jdbc");

    private final List<Benchmark> all;

    /** @param serving how the whole server is started, for what is measured through its doors */
    public RunBenchmarks(Serving serving) {
        // The yardsticks first: the rest is compared with them.
        all = List.of(
                new PgbenchYardstick(), new OneRowYardstick(), new LedgerPostings(), new OrdersToRewards(serving));
    }

    /** What there is to choose from. */
    public List<String> names() {
        return all.stream()
                .map(Benchmark::name)
                .filter(name -> !YARDSTICKS.contains(name))
                .toList();
    }

    /**
     * @param only the names of those to run; all where it is empty. The yardsticks always run.
     * @param results the folder that gets the table
     */
    public void run(Set<String> only, int threads, Duration time, Path results) {
        try (Ground ground = Ground.prepare(threads, time)) {
            Machine machine = Machine.describe(ground);
            List<Figure> figures = new ArrayList<>();
            for (Benchmark benchmark : all) {
                if (only.isEmpty() || only.contains(benchmark.name()) || YARDSTICKS.contains(benchmark.name())) {
                    System.out.println("measuring " + benchmark.name() + " …");
                    figures.addAll(benchmark.run(ground));
                }
            }
            Report report = new Report(machine, figures);
            System.out.println();
            System.out.print(report.markdown());
            System.out.println("Kept as " + report.write(results));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A benchmark failed: " + e.getMessage(), e);
        }
    }
}
