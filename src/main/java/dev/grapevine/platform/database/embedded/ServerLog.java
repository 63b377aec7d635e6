package dev.grapevine.platform.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the server says, in files inside the cluster: {@code start.log} until it has settled, then files in
 * {@code log/}, each of at most 10 MB, of which the newest five stay.
 */
record ServerLog(Path cluster) {

    /** Relative to the cluster, the working directory of every program we start. */
    static final String STARTING = "start.log";

    private static final int KEPT = 5;
    private static final int READ_AT_MOST = 64 * 1024;

    /** Rows' values stay out of the log (terse, no statements): people's data must not live on there after an erasure. */
    static final Map<String, String> SETTINGS = Map.of(
            "logging_collector", "on",
            "log_directory", "log",
            "log_filename", "postgresql-%Y-%m-%d_%H%M%S.log",
            "log_rotation_size", "10MB",
            "log_rotation_age", "7d",
            "log_line_prefix", "%m [%p] ",
            "log_error_verbosity", "terse",
            "log_min_error_statement", "panic",
            "log_checkpoints", "off");

    void forgetLastStart() throws IOException {
        Files.deleteIfExists(cluster.resolve(STARTING));
    }

    /** Deletes all but the newest files. */
    void prune() throws IOException {
        List<Path> files = files();
        for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** Prunes now and then until interrupted. */
    Thread keepSmall() {
        return Thread.ofVirtual().name("postgres-log").start(() -> {
            try {
                while (true) {
                    Thread.sleep(Duration.ofMinutes(10));
                    prune();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What the last start said, as far as it helps to explain a failure. */
    List<String> ofThisStart() {
        List<String> lines = new ArrayList<>();
        try {
            Path starting = cluster.resolve(STARTING);
            if (Files.isRegularFile(starting)) {
                lines.addAll(tail(starting));
            }
            List<Path> files = files();
            // Until that point the newest file is of an earlier run.
            if (lines.stream().anyMatch(line -> line.contains("redirecting log output")) && !files.isEmpty()) {
                List<String> latest = tail(files.getFirst());
                int start = 0;
                for (int i = 0; i < latest.size(); i++) {
                    start = latest.get(i).contains("starting PostgreSQL") ? i : start;
                }
                lines.addAll(latest.subList(start, latest.size()));
            }
        } catch (IOException e) {
            lines.add("its log cannot be read: " + e.getMessage());
        }
        return lines;
    }

    private static List<String> tail(Path file) throws IOException {
        try (var in = Files.newByteChannel(file)) {
            in.position(Math.max(0, in.size() - READ_AT_MOST));
            byte[] end = Channels.newInputStream(in).readNBytes(READ_AT_MOST);
            return new String(end, StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** Newest first. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Path folder = cluster.resolve("log");
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "postgresql-*.log")) {
                found.forEach(files::add);
            }
        }
        files.sort(Comparator.comparing(ServerLog::modified).reversed());
        return files;
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // Rotated away meanwhile.
        }
    }
}
