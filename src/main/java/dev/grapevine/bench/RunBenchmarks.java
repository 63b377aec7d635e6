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
    /** The yardsticks first: the rest is compared with them. */
    static final List<Benchmark> ALL = List.of(new PgbenchYardstick(), new OneRowYardstick(), new LedgerPostings());

    private static final Set<String> YARDSTICKS = Set.of("pgbench", "jdbc");

    private RunBenchmarks() {}

    /** What there is to choose from. */
    public static List<String> names() {
        return ALL.stream()
                .map(Benchmark::name)
                .filter(name -> !YARDSTICKS.contains(name))
                .toList();
    }

    /**
     * @param only the names of those to run; all where it is empty. The yardsticks always run.
     * @param results the folder that gets the table
     */
    public static void run(Set<String> only, int threads, Duration time, Path results) {
        try (Ground ground = Ground.prepare(threads, time)) {
            Machine machine = Machine.describe(ground);
            List<Figure> figures = new ArrayList<>();
            for (Benchmark benchmark : ALL) {
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
