package dev.grapevine.commandline;

import dev.grapevine.demo.DemoClock;
import dev.grapevine.demo.ForgetDemo;
import dev.grapevine.demo.Handout;
import dev.grapevine.demo.Handover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server with a made-up store, a demo shop and a guided tour. */
@Command(
        name = "demo",
        description = "Show it: a store with half a year of history, a shop, and a guided tour",
        mixinStandardHelpOptions = true)
final class Demo extends ServerCommand implements Callable<Integer> {
    @Option(names = "--reset", description = "begin anew: forget what an earlier demo left in the data folder")
    boolean reset;

    @Option(
            names = "--clock",
            paramLabel = "TIME",
            description = "what time it is in the demo when it begins, such as 2026-01-01T00:00Z (default: now)")
    @Nullable
    String clock;

    @Override
    public Integer call() {
        if (reset) {
            ForgetDemo.in(data == null ? Path.of("data") : data);
        }
        try {
            say(start().getBean(Handover.class).get());
        } catch (SpringApplication.AbandonedRunException stopped) {
            System.out.println("Stopped on the way; the next start goes on from there.");
        }
        return RUNNING;
    }

    private void say(Handout handout) {
        System.out.println();
        System.out.println("  The tour       " + handout.tourUrl());
        System.out.println("  The shop       " + handout.shopUrl());
        System.out.println("  The inbox      " + handout.inboxUrl());
        System.out.println("  The dashboard  " + handout.dashboard().url() + "  "
                + handout.dashboard().email() + "  " + handout.dashboard().password());
        System.out.println();
        System.out.println("  Begin with the tour. The keys of the API are in "
                + (data == null ? Path.of("data") : data).resolve(Handout.FILE) + ".");
    }

    @Override
    Map<String, Object> given() {
        Map<String, Object> settings = super.given();
        int listens = port == null ? 8080 : port == 0 ? free() : port;
        settings.put("grapevine.port", Integer.toString(listens));
        if (listens > 0) {
            settings.put("grapevine.public-url", "http://localhost:" + listens);
        }
        // Everybody who reaches a demo can read its mail and sign in as anybody.
        if (System.getenv("GRAPEVINE_ADDRESS") == null) {
            settings.put("grapevine.address", "127.0.0.1");
        }
        settings.put("grapevine.mail.inbox", "true");
        // The demo's shop is on this machine, and is called there.
        settings.put("grapevine.http.allow-private", "true");
        settings.put("grapevine.demo.on", "true");
        if (clock != null) {
            settings.put("grapevine.demo.clock", DemoClock.parse(clock).toString());
        }
        // The port above a free one may be taken.
        if (port != null && port == 0 && System.getenv("GRAPEVINE_MANAGEMENT_PORT") == null) {
            settings.put("grapevine.management-port", "0");
        }
        return settings;
    }

    private static int free() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
