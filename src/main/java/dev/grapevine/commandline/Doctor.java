package dev.grapevine.commandline;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.database.Checkup;
import dev.grapevine.platform.database.DatabaseSettings;
import dev.grapevine.platform.settings.BindSettings;
import dev.grapevine.platform.settings.Installation;
import dev.grapevine.platform.settings.LoadSettings;
import dev.grapevine.platform.settings.OwnEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;

/**
 * Says what on this machine would keep Grapevine from running, and what to do about it. It changes nothing, starts nothing
 * and may be run beside a running server. It exits 0 where all is well and 1 where something must be mended.
 */
@Command(
        name = "doctor",
        description = "Look for what would keep the server from running, and say what to do",
        mixinStandardHelpOptions = true)
final class Doctor extends ServerCommand implements Callable<Integer> {
    private static final long ENOUGH_MEGABYTES = 512;

    /** What a look at one thing found: how it is, or the remedy. */
    record Finding(boolean well, String says) {}

    private final OwnEnvironment environment = new OwnEnvironment();

    @Override
    public Integer call() {
        // Nothing between the lines.
        LoggingSystem.get(Doctor.class.getClassLoader()).beforeInitialize();
        List<Finding> findings = findings();
        findings.forEach(finding -> System.out.println((finding.well() ? "  ok    " : "  MEND  ") + finding.says()));
        long toMend = findings.stream().filter(finding -> !finding.well()).count();
        System.out.println(toMend == 0 ? "All is well." : toMend + " to mend.");
        return toMend == 0 ? 0 : 1;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(look(Doctor::java));
        findings.add(look(this::settings));
        if (findings.getLast().well()) {
            List<BindException> refused = BindSettings.refusals(environment);
            refused.forEach(refusal -> findings.add(new Finding(false, StartFailure.explain(refusal))));
            findings.add(look(this::space));
            findings.add(look(this::database));
            if (refused.isEmpty()) {
                findings.add(look(() -> port("grapevine.address", "grapevine.port", "--port")));
                findings.add(look(() -> port(
                        "grapevine.management-address", "grapevine.management-port", "GRAPEVINE_MANAGEMENT_PORT")));
            }
        }
        return findings;
    }

    private static Finding look(Supplier<String> at) {
        try {
            return new Finding(true, at.get());
        } catch (CannotStart refused) {
            return new Finding(false, String.valueOf(refused.getMessage()));
        }
    }

    private static String java() {
        Runtime runtime = Runtime.getRuntime();
        return "Java " + Runtime.version() + ", " + runtime.availableProcessors() + " processors, at most "
                + runtime.maxMemory() / 1_000_000 + " MB of heap";
    }

    private String settings() {
        new LoadSettings(given()).into(environment);
        return "Settings: no unknown one, none of the wrong type";
    }

    private String space() {
        Path data = installation().data().toAbsolutePath();
        Path there = data;
        while (!Files.isDirectory(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (Files.exists(data) && !there.equals(data)) {
            throw new CannotStart("The data folder " + data + " is a file: choose another with --data");
        }
        if (!Files.isWritable(there)) {
            throw new CannotStart(
                    "The folder " + there + " can't be written to by this user: choose another with --data");
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace() / 1_000_000;
            if (free < ENOUGH_MEGABYTES) {
                throw new CannotStart("Only " + free + " MB are free at " + there + ": make room for at least "
                        + ENOUGH_MEGABYTES + " MB, or choose another disk with --data");
            }
            return "Data folder " + data + ": " + free + " MB free";
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder " + there + " can't be read (" + e.getMessage() + "): choose another with --data");
        }
    }

    private String database() {
        DatabaseSettings settings = Binder.get(environment).bindOrCreate("grapevine.database", DatabaseSettings.class);
        return Checkup.of(settings, installation());
    }

    private String port(String where, String setting, String remedy) {
        Binder settings = Binder.get(environment);
        // The management port follows the other, so it is always there.
        int wanted = settings.bind(setting, Integer.class).orElse(8080);
        try (ServerSocket tried = new ServerSocket()) {
            tried.setReuseAddress(true);
            tried.bind(new InetSocketAddress(
                    settings.bind(where, InetAddress.class).orElse(null), wanted));
            return wanted == 0 ? "A free port will be taken" : "Port " + wanted + " is free";
        } catch (IOException e) {
            throw new CannotStart("Port " + wanted + " can't be listened on (" + e.getMessage()
                    + "): stop what uses it (a running Grapevine, perhaps), or choose another with " + remedy);
        }
    }

    private Installation installation() {
        return Binder.get(environment).bindOrCreate("grapevine", Installation.class);
    }
}
