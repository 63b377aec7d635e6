package dev.grapevine.demo;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes a demo's data away, and nothing else: only what a demo itself has put there, only where one was. */
public final class ForgetDemo {
    private static final List<String> OURS = List.of(
            "postgres",
            "postgres.password",
            "secret.key",
            Handout.FILE,
            DemoClock.FILE,
            "demo-shop.json",
            "demo-shop-told.json",
            "demo-tour.json");

    private ForgetDemo() {}

    /** @throws CannotStart where the folder holds something else, or is in use */
    public static void in(Path data) {
        if (!Files.exists(data.resolve("postgres")) && !Files.exists(data.resolve(Handout.FILE))) {
            return;
        }
        if (!Files.exists(data.resolve(Handout.FILE))) {
            throw new CannotStart("The data folder " + data.toAbsolutePath()
                    + " holds no demo but something else, which --reset leaves alone: choose another with --data");
        }
        try (FileChannel lock =
                FileChannel.open(data.resolve("grapevine.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null || Files.exists(data.resolve("postgres/postmaster.pid"))) {
                throw new CannotStart(
                        "The demo in " + data.toAbsolutePath()
                                + " still runs, or was cut off: stop it (or start it once without --reset and stop it) and try again");
            }
            for (String name : OURS) {
                delete(data.resolve(name));
            }
        } catch (IOException e) {
            throw new CannotStart("The demo in " + data.toAbsolutePath() + " can't be taken away (" + e.getMessage()
                    + "): choose another folder with --data");
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
