package dev.grapevine.commandline;

import dev.grapevine.replay.RunReplay;
import dev.grapevine.replay.Target;
import java.io.Console;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Streams real orders through a running demo, and ends with 1 where something was decided otherwise than it is to be. */
@Command(
        name = "replay",
        description = {
            "Stream a file of orders through a running demo, and check what became of each",
            "For a demo's store only: it signs customers up and reports orders there, under made-up names."
        },
        mixinStandardHelpOptions = true)
final class Replay implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "order_no,placed_on,customer_no,total_gbp; such as samples/online-retail-orders.csv")
    @Nullable
    Path file;

    @Option(names = "--server", paramLabel = "URL", description = "the server (default: what the demo wrote down)")
    @Nullable
    URI server;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the demo's data folder, with its demo.json (default ./data)")
    Path data = Path.of("data");

    @Option(
            names = "--history-until",
            paramLabel = "DAY",
            description = "orders before it are imported as history (default 2011-03-01)")
    LocalDate historyUntil = LocalDate.of(2011, 3, 1);

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "decides who came through whom and what was returned; one store takes one seed (default 1)")
    long seed = 1;

    @Override
    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null again where nobody sits at a terminal
    public Integer call() {
        if (file == null) {
            throw new IllegalStateException("picocli asks for the file");
        }
        RunReplay replay = new RunReplay(Target.of(data, server), System.out, isTerminal());
        return replay.run(file, historyUntil, seed) == 0 ? 0 : 1;
    }

    @SuppressWarnings("SystemConsoleNull") // it is null again from JDK 25 on where nobody sits at a terminal
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
