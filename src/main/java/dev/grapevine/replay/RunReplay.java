package dev.grapevine.replay;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Replays a file against a server, prints what was to be and what is, and says whether they agree. */
public final class RunReplay {
    private static final int DIFFERENCES_SHOWN = 10;

    private final ShopApi api;
    private final PrintStream out;
    private final boolean terminal;

    /** @param terminal whether a line can be written over */
    public RunReplay(Target target, PrintStream out, boolean terminal) {
        this.api = new ShopApi(target.server(), target.secretKey());
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Refuses with {@link dev.grapevine.platform.CannotStart} a file that can't be read and a server that doesn't take it.
     *
     * @param historyUntil the first day whose orders are live
     * @param seed decides who came through whom, and what was returned
     * @return the number of differences
     */
    public int run(Path file, LocalDate historyUntil, long seed) {
        List<Purchase> purchases = ReadPurchases.read(file);
        return run(Plan.of(purchases, historyUntil, seed, new AskProgram(api).minimum()));
    }

    int run(Plan plan) {
        Progress progress = new Progress(out, terminal);
        long began = System.nanoTime();
        Map<String, TellShop.Advocate> advocates = new TellShop(api, plan, progress).tell();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Found found = new FindOutcome(api, plan, progress).find();
        progress.end();
        Map<String, String> ids = new HashMap<>();
        advocates.forEach((number, advocate) -> ids.put(number, advocate.id()));
        Comparison comparison = new Comparison(plan, found, ids);
        print(comparison, plan.orders().size(), took);
        return comparison.differences().size();
    }

    private void print(Comparison comparison, int orders, Duration took) {
        out.println();
        out.printf("%-34s %12s %12s%n", "", "to be", "decided");
        comparison
                .lines()
                .forEach(line -> out.printf(
                        "%-34s %12s %12s%s%n",
                        line.words(), line.known(), line.decided(), line.known().equals(line.decided()) ? "" : "  ←"));
        out.println();
        List<String> differences = comparison.differences();
        differences.stream().limit(DIFFERENCES_SHOWN).forEach(out::println);
        if (differences.size() > DIFFERENCES_SHOWN) {
            out.println("… and " + (differences.size() - DIFFERENCES_SHOWN) + " more");
        }
        out.printf(
                Locale.ROOT,
                "%,d orders in %.1f s, all worked on: %,.0f a second. Differences: %,d%n",
                orders,
                took.toMillis() / 1000.0,
                orders * 1000.0 / Math.max(1, took.toMillis()),
                differences.size());
    }
}
