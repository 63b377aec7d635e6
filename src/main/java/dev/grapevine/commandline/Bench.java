package dev.grapevine.commandline;

import dev.grapevine.bench.RunBenchmarks;
import dev.grapevine.platform.CannotStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures this machine. */
@Command(
        name = "bench",
        description = "Measure how quick Grapevine is on this machine",
        mixinStandardHelpOptions = true)
final class Bench extends ApplicationCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..*", description = "which benchmarks (default all), such as ledger")
    Set<String> only = new TreeSet<>();

    @Option(names = "--seconds", paramLabel = "N", description = "how long each figure is taken (default 10)")
    int seconds = 10;

    @Option(names = "--threads", paramLabel = "N", description = "how many ask at once (default 32, at most 80)")
    int threads = 32;

    @Option(names = "--results", paramLabel = "DIR", description = "where the table is kept (default bench/results)")
    Path results = Path.of("bench", "results");

    @Override
    public Integer call() {
        if (seconds < 1 || threads < 1 || threads > 80) {
            throw new CannotStart("A benchmark takes 1 second or more and 1 to 80 threads");
        }
        RunBenchmarks benchmarks = new RunBenchmarks(this::start);
        for (String name : only) {
            if (!benchmarks.names().contains(name)) {
                throw new CannotStart(
                        "There is no benchmark '" + name + "': choose of " + String.join(", ", benchmarks.names()));
            }
        }
        // Nothing between the lines of progress; the server that some benchmarks start sets up its log itself.
        LoggingSystem.get(Bench.class.getClassLoader()).beforeInitialize();
        benchmarks.run(only, threads, Duration.ofSeconds(seconds), results);
        return 0;
    }
}
