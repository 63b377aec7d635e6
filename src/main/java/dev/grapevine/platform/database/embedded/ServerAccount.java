package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operating system's user that PostgreSQL runs as: ourselves, or, because PostgreSQL refuses to run as root, an
 * unprivileged one.
 *
 * @param command what stands in front of a program so that it runs as this user; empty for ourselves
 */
record ServerAccount(String name, long uid, long gid, List<String> command) {

    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    /** The account for a cluster: its owner where it is there already. */
    static ServerAccount of(Path cluster) {
        long owner = Files.isDirectory(cluster) ? ownerOf(cluster) : -1;
        ServerAccount account = Platform.uid() == 0 ? unprivileged(owner) : ourselves();
        if (owner != -1 && owner != account.uid) {
            throw new CannotStart(
                    Platform.uid() == 0
                            ? cluster + " belongs to user " + owner + ", and PostgreSQL would run as " + account.name
                                    + ": start Grapevine as that user, or run chown -R " + account.name + " " + cluster
                            : cluster + " belongs to user " + owner + ", not to you (" + account.name
                                    + "): start Grapevine as the user that made it, or run as root chown -R "
                                    + account.uid + " " + cluster.getParent());
        }
        return account;
    }

    private static ServerAccount ourselves() {
        return new ServerAccount(System.getProperty("user.name"), Platform.uid(), -1, List.of());
    }

    /** A cluster keeps its user when a package later adds the other one to the machine. */
    private static ServerAccount unprivileged(long owner) {
        List<ServerAccount> there = UNPRIVILEGED.stream()
                .flatMap(name -> inPasswordFile(name).stream())
                .toList();
        if (there.isEmpty()) {
            throw new CannotStart("PostgreSQL does not run as root, and there is no user postgres or nobody: add one, "
                    + "start Grapevine as another user, or set GRAPEVINE_DATABASE_URL");
        }
        return there.stream()
                .filter(account -> account.uid == owner)
                .findFirst()
                .orElse(there.getFirst())
                .withCommand();
    }

    /** As passwd(5) says: name, password, user's number, group's number. */
    private static Optional<ServerAccount> inPasswordFile(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> List.of(line.split(":", -1)))
                    .filter(fields -> fields.size() > 3 && fields.get(0).equals(name))
                    .map(fields -> new ServerAccount(name, number(fields.get(2)), number(fields.get(3)), List.of()))
                    .filter(account -> account.uid != 0)
                    .findFirst();
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** macOS writes nobody's number as -2. */
    private static long number(String text) {
        return Integer.toUnsignedLong((int) Long.parseLong(text));
    }

    /** Tries each tool for real, because minimal systems carry ones that know fewer options. */
    private ServerAccount withCommand() {
        List<List<String>> tools = List.of(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"),
                List.of("runuser", "-u", name, "--"),
                List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", name));
        for (List<String> tool : tools) {
            List<String> probe = new ArrayList<>(tool);
            probe.addAll(List.of("/bin/sh", "-c", "exit 0"));
            if (ServerCommand.run(probe, Path.of("/"), Duration.ofSeconds(10)).code() == 0) {
                return new ServerAccount(name, uid, gid, tool);
            }
        }
        throw new CannotStart("PostgreSQL does not run as root, and none of setpriv, runuser and su can run it as "
                + name + ": install util-linux, start Grapevine as another user, or set GRAPEVINE_DATABASE_URL");
    }

    /** Hands a file or folder of ours over to this user; nothing to do where that is us. */
    void take(Path path) throws IOException {
        if (!command.isEmpty()) {
            Files.setAttribute(path, "unix:gid", (int) gid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:uid", (int) uid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static long ownerOf(Path path) {
        try {
            return Integer.toUnsignedLong((Integer) Files.getAttribute(path, "unix:uid"));
        } catch (IOException e) {
            throw new CannotStart(path + " cannot be looked at (" + e.getMessage() + "): make it readable", e);
        }
    }
}
