package dev.grapevine.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Grapevine as a process of its own, as an operator starts it, for tests that refuse it or kill it. */
public final class GrapevineProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private GrapevineProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Runs {@code grapevine <arguments>} with these environment variables on top of none of ours. */
    public static GrapevineProcess start(Map<String, String> environment, String... arguments) {
        return start("dev.grapevine.Grapevine", environment, arguments);
    }

    /** Runs another main class of the test tree in the same way. */
    public static GrapevineProcess start(String main, Map<String, String> environment, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    main));
            command.addAll(List.of(arguments));
            Path output = Files.createTempFile("grapevine-process", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("GRAPEVINE_"));
            builder.environment().putAll(environment);
            return new GrapevineProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end and answers the exit code. */
    public int exit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after 60 s, having said:\n" + said());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it has printed so far, on both streams. */
    public String said() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Process process() {
        return process;
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        exit();
    }

    @Override
    public void close() {
        process.destroy();
        exit();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
