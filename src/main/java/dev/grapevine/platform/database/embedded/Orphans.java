package dev.grapevine.platform.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sessions whose server was killed. They end by themselves as soon as they wait for anything; one that computes on and
 * on holds the shared memory, and PostgreSQL rightly refuses to start beside it.
 */
final class Orphans {

    private Orphans() {}

    /** Safe because no server runs: the start that follows recovers from the log as after any crash. */
    static void kill(Path cluster) {
        if (Platform.isLinux() && Postmaster.on(cluster).isEmpty()) {
            ProcessHandle.allProcesses()
                    .filter(process -> worksOn(cluster, process.pid()))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static boolean worksOn(Path cluster, long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                            .startsWith("postgres: ")
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(cluster);
        } catch (IOException e) {
            return false; // Gone, or not ours to look at.
        }
    }
}
