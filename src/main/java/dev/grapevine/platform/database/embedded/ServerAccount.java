package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
        List<ServerAccount> there = new ArrayList<>();
        for (String name : UNPRIVILEGED) {
            long uid = id("-u", name);
            if (uid > 0) {
                there.add(new ServerAccount(name, uid, id("-g", name), List.of()));
            }
        }
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

    private static long id(String option, String name) {
        ServerCommand.Result result =
                ServerCommand.run(List.of("id", option, name), Path.of("/"), Duration.ofSeconds(10));
        return result.code() == 0 && result.output().strip().matches("\\d+")
                ? Long.parseLong(result.output().strip())
                : -1;
    }

    /** Tries each tool for real, because minimal systems carry ones that know fewer options. */
    private ServerAccount withCommand() {
        List<List<String>> tools = List.of(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"),
                List.of("runuser", "-u", name, "--"),
                List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", name));
        for (List<String> tool : tools) {
            List<String> probe = new ArrayList<>(tool);
            probe.addAll(List.of("id", "-u"));
            ServerCommand.Result result = ServerCommand.run(probe, Path.of("/"), Duration.ofSeconds(10));
            if (result.code() == 0 && result.output().strip().equals(Long.toString(uid))) {
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
