package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs on one cluster, as the user that owns it. */
record ServerCommand(Binaries binaries, ServerAccount account, Path cluster) {

    /**
     * The cluster as the programs are told. On Linux they inherit it as their working directory, which we enter before
     * rights are dropped, and reach it through /proc: so it also works below a folder that their user cannot pass
     * through, such as /root. Elsewhere it is the plain path.
     */
    private String clusterAsSeen() {
        return Platform.isLinux() ? "/proc/self/cwd" : cluster.toString();
    }

    Result run(Duration limit, String program, String... arguments) {
        List<String> command = new ArrayList<>(account.command());
        command.add(binaries.program(program).toString());
        command.add("--pgdata=" + clusterAsSeen());
        command.addAll(List.of(arguments));
        return run(command, cluster, limit);
    }

    /**
     * Runs a program that reads a file of ours as its standard input, which its user may not open by name. A shell's pipe
     * stands between, for {@code /dev/stdin} opens only what belongs to that user.
     */
    Result runReading(Path input, Duration limit, String program, String... arguments) {
        List<String> command = new ArrayList<>(account.command());
        command.addAll(List.of("/bin/sh", "-c", "cat | \"$0\" \"$@\""));
        command.add(binaries.program(program).toString());
        command.add("--pgdata=" + clusterAsSeen());
        command.addAll(List.of(arguments));
        return run(command, cluster, limit, input);
    }

    /** What {@code postgres --version} says, which also proves that the program runs here as that user. */
    String version() {
        List<String> command = new ArrayList<>(account.command());
        command.add(binaries.program("postgres").toString());
        command.add("--version");
        Result result = run(command, Path.of("/"), Duration.ofSeconds(30));
        if (result.code() != 0) {
            throw new CannotStart("the bundled PostgreSQL does not run here as user " + account.name() + " ("
                    + binaries.program("postgres") + ": " + result.lastLine()
                    + "): set GRAPEVINE_DATABASE_URL to another PostgreSQL");
        }
        return result.lastLine();
    }

    /** Runs to the end, or to the limit; an interrupt does not cut a database's start or stop short. */
    static Result run(List<String> command, Path folder, Duration limit) {
        return run(command, folder, limit, Path.of("/dev/null"));
    }

    private static Result run(List<String> command, Path folder, Duration limit, Path input) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(input.toFile());
            Map<String, String> environment = builder.environment();
            // PG* would steer the programs elsewhere, and messages are read below in English.
            environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
            environment.put("LC_ALL", "C");
            Process process = builder.start();
            CompletableFuture<?> watch = CompletableFuture.runAsync(
                    () -> killWithChildren(process),
                    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.onExit().join().exitValue();
            watch.cancel(false);
            return new Result(code, output.strip());
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        }
    }

    private static void killWithChildren(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    record Result(int code, String output) {
        String lastLine() {
            return output.lines().reduce("", (before, line) -> line.isBlank() ? before : line.strip());
        }
    }
}
