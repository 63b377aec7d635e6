package dev.grapevine.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the script in a folder of its own, on a machine of its own: no JDK and no browser but those put there, and a Maven
 * and a Java that only say what they were asked for. The name has a space in it, as people's folders have.
 */
final class Checkout {
    private static final List<String> TOOLS = List.of(
            "awk",
            "bash",
            "cat",
            "chmod",
            "date",
            "dirname",
            "env",
            "find",
            "grep",
            "id",
            "ln",
            "mkdir",
            "mkfifo",
            "mktemp",
            "mv",
            "ps",
            "readlink",
            "rm",
            "sed",
            "tail",
            "tee",
            "touch",
            "tr");

    final Path folder;
    final Path machine;
    final Map<String, String> environment = new HashMap<>();
    private int runs;

    Checkout(Path temp) throws IOException {
        folder = Files.createDirectories(temp.resolve("a check out"));
        machine = Files.createDirectories(temp.resolve("machine"));
        copyTheScript(Path.of("").toAbsolutePath());
        file(folder.resolve("pom.xml"), "<project/>");
        file(folder.resolve(".mvn/maven.config"), "");
        file(folder.resolve("src/main/java/Shop.java"), "class Shop {}");
        maven("mkdir -p target && echo jar >target/grapevine.jar");
        Files.createDirectories(machine.resolve("bin"));
        for (var tool : TOOLS) {
            for (var found : inPath(tool)) {
                tool(tool, "exec " + found + " \"$@\"");
            }
        }
        // The script's pauses are for the network's sake, and there is none here.
        tool("sleep", "exec " + inPath("sleep").getFirst() + " 0.02");
        environment.put("PATH", machine.resolve("bin").toString());
        environment.put("HOME", machine.resolve("home").toString());
        environment.put(
                "TMPDIR", Files.createDirectories(machine.resolve("tmp")).toString());
    }

    private void copyTheScript(Path original) throws IOException {
        Files.copy(original.resolve("grapevine"), folder.resolve("grapevine"));
        Files.createDirectories(folder.resolve("script"));
        try (var parts = Files.list(original.resolve("script"))) {
            for (var part : parts.toList()) {
                var text = Files.readString(part)
                        .replace("/usr/lib/jvm", "\"" + machine + "\"/jvm")
                        .replace("/Library/Java", "\"" + machine + "\"/library")
                        .replace("/usr/libexec/java_home", "\"" + machine + "\"/java_home")
                        .replace("\"/Applications", "\"" + machine + "/applications");
                file(folder.resolve("script").resolve(part.getFileName()), text);
            }
        }
    }

    /** What `./mvnw` does; each call leaves its arguments as a line of `maven.log`. */
    void maven(String commands) {
        executable(folder.resolve("mvnw"), "echo \"$JAVA_HOME $*\" >>maven.log\n" + commands);
    }

    List<String> mavenCalls() {
        var log = folder.resolve("maven.log");
        try {
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JDK in a folder of this machine, whose `java` unpacks, trains, refuses `-Xfoo`, and otherwise says how it was started. */
    Path jdk(String name, String version) {
        var home = machine.resolve(name);
        file(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/javac"), "");
        executable(home.resolve("bin/java"), """
                case "$*" in
                  *-Xfoo*)
                    echo 'Unrecognized option: -Xfoo' >&2
                    echo 'Error: Could not create the Java Virtual Machine.' >&2
                    exit 1
                    ;;
                  -version) echo 'openjdk version "%1$s" 2025-10-21' >&2 ;;
                  *jarmode*) mkdir -p "${@: -1}" && cp target/grapevine.jar "${@: -1}/" ;;
                  *AOTCacheOutput*) echo 'Started Grapevine' ;;
                  *) printf '%%s\\n' "process $$" "in $PWD" "java %1$s" "$@" ;;
                esac
                """.formatted(version)
                .replace("cp ", inPath("cp").getFirst() + " "));
        return home;
    }

    void tool(String name, String commands) {
        executable(machine.resolve("bin").resolve(name), commands);
    }

    void file(Path path, String text) {
        try {
            Files.createDirectories(path.getParent());
            // A stand-in replaces the link to the machine's own tool; written through it, it would replace that tool.
            Files.deleteIfExists(path);
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Run run(String... arguments) {
        return start(arguments).end();
    }

    Started start(String... arguments) {
        var command = new ArrayList<String>();
        command.add(folder.resolve("grapevine").toString());
        command.addAll(List.of(arguments));
        return start(folder, command);
    }

    Started start(Path from, List<String> command) {
        var output = machine.resolve("output" + ++runs);
        var builder = new ProcessBuilder(command)
                .directory(from.toFile())
                .redirectOutput(output.toFile())
                .redirectError(Path.of(output + ".errors").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Started(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> inPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .limit(1)
                .toList();
    }

    private void executable(Path path, String commands) {
        file(path, "#!" + inPath("bash").getFirst() + "\n" + commands + "\n");
        if (!path.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + path + " executable");
        }
    }

    /** What a run left: its exit code and what it said. */
    record Run(int exit, String output, String errors) {}

    record Started(Process process, Path outputFile) {
        Run end() {
            try {
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("still running after a minute; it said: " + output() + errors());
                }
                return new Run(process.exitValue(), output(), errors());
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }

        String output() {
            return read(outputFile);
        }

        String errors() {
            return read(Path.of(outputFile + ".errors"));
        }

        private static String read(Path file) {
            try {
                return new String(Files.readAllBytes(file), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
