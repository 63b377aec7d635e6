package dev.grapevine.platform.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A running server's main process, as {@code postmaster.pid} tells of it (PostgreSQL's miscadmin.h lists the lines:
 * process, data directory, start, port, socket, address, shared memory, status).
 */
record Postmaster(long pid, int port, String status) {

    /** The server that runs on a cluster. A file left behind, even with its number in use by another, is no server. */
    static Optional<Postmaster> on(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            if (lines.size() < 4) {
                return Optional.empty();
            }
            Postmaster told = new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    lines.size() < 8 ? "starting" : lines.get(7).strip());
            return Optional.of(told).filter(Postmaster::isAlive);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the process is there and is a server on that port: after a crash its number may belong to anything, even
     * to a thread of ours, when containers count their processes anew.
     */
    boolean isAlive() {
        List<String> command = commandLine();
        return !command.isEmpty()
                && command.getFirst().endsWith("/postgres")
                && command.contains(Integer.toString(port));
    }

    /** Not from {@link ProcessHandle} on Linux, which says nothing of another user's process in a container. */
    private List<String> commandLine() {
        if (!Platform.isLinux()) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().commandLine())
                    .map(line -> Arrays.asList(line.split(" ")))
                    .orElse(List.of());
        }
        try {
            String line =
                    Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
            return Arrays.asList(line.split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
