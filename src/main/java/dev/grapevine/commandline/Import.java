package dev.grapevine.commandline;

import dev.grapevine.platform.CannotStart;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Brings along the orders of the time before Grapevine, which say who is a new customer and never bring a reward. It says
 * line by line what it left out and why, and can be run again without doubling anything.
 */
@Command(
        name = "import",
        description = {
            "Bring along a shop's past orders from a CSV file",
            "Columns by name: external_id, placed_at (such as 2026-05-01 or 2026-05-01T09:30:00Z), currency, total, and one of"
                    + " email, phone, customer_id; also number, state, first_name, last_name."
        },
        mixinStandardHelpOptions = true)
final class Import implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the CSV file, UTF-8, with a line of column names")
    @Nullable
    Path file;

    @Option(names = "--server", paramLabel = "URL", description = "the running server (default http://localhost:8080)")
    URI server = URI.create("http://localhost:8080");

    @Option(names = "--key", paramLabel = "KEY", required = true, description = "a secret key of the store, gv_sk_…")
    String key = "";

    @Override
    public Integer call() {
        if (file == null) {
            throw new CannotStart("Name the file: ./grapevine import orders.csv --key gv_sk_…");
        }
        return new ImportOrders(server, key, System.out).from(file) == 0 ? 0 : 1;
    }
}
