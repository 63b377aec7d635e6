package dev.grapevine.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What the figures were measured on.
 *
 * @param heap the most the JVM may take, in megabytes
 * @param load the machine's load average when the run began: above the number of processors, others were working too
 */
record Machine(
        Instant at,
        int processors,
        String processor,
        String system,
        String runtime,
        long heap,
        String database,
        double load) {

    static Machine describe(Ground ground) throws SQLException, IOException {
        try (var connection = ground.database().app().getConnection()) {
            return new Machine(
                    ground.clock().instant(),
                    Runtime.getRuntime().availableProcessors(),
                    processorName(),
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"),
                    System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                    Runtime.getRuntime().maxMemory() >> 20,
                    "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion()
                            + ", fsync and synchronous_commit on",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    private static String processorName() throws IOException {
        Path linux = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(linux)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(linux, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    String text() {
        return "%s, %d processors (%s), %s, %s with a heap of %d MB, %s; load average at the start %.1f"
                .formatted(at, processors, processor, system, runtime, heap, database, load);
    }
}
