package dev.grapevine.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * The way of an order through a whole server: from its acceptance over HTTP to the reward it earns, and to the mail that says
 * so. The program's review ends at once, and mail goes to the built-in inbox.
 */
final class OrdersToRewards implements Benchmark {
    private static final int AT_ONCE = 3_000;

    private final Serving serving;

    OrdersToRewards(Serving serving) {
        this.serving = serving;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<Figure> run(Ground ground) throws Exception {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("grapevine.data", ground.folder().resolve("orders").toString());
        settings.put("grapevine.port", "0");
        settings.put("grapevine.management-port", "0");
        settings.put("grapevine.address", "127.0.0.1");
        settings.put("grapevine.mail.inbox", "true");
        settings.put("grapevine.limit.requests-per-minute", "100000000");
        var server = serving.start(settings);
        try (BusyShop shop = new BusyShop(server, ground.clock())) {
            ShopBooks books = new ShopBooks(server, shop.storeId(), ground.clock());
            warmUp(shop, books, ground.clock());
            Figure sustained = sustained(shop, books, ground);
            List<Figure> figures = new ArrayList<>();
            figures.add(sustained);
            figures.addAll(paced(shop, books, sustained.rate() / 2, ground));
            figures.add(
                    Load.measure("orders: accepted, one by one, " + ground.threads() + " at once", ground, false, _ -> {
                        shop.sell("");
                        return 1;
                    }));
            return figures;
        }
    }

    private static void warmUp(BusyShop shop, ShopBooks books, Clock clock) throws Exception {
        List<String> codes = shop.codes(AT_ONCE / 3);
        Instant began = clock.instant();
        sellAll(shop, codes, 32);
        books.awaitRewards(codes.size(), began);
    }

    private static Figure sustained(BusyShop shop, ShopBooks books, Ground ground) throws Exception {
        List<String> codes = shop.codes(AT_ONCE);
        Instant began = ground.clock().instant();
        sellAll(shop, codes, ground.threads());
        books.awaitRewards(codes.size(), began);
        double seconds = Duration.between(began, ground.clock().instant()).toMillis() / 1e3;
        return new Figure(
                "orders: accepted, attributed, assessed and rewarded, %,d of them".formatted(AT_ONCE),
                codes.size() / seconds,
                null,
                null,
                false);
    }

    /** Orders at an even pace, whoever waits. */
    private static List<Figure> paced(BusyShop shop, ShopBooks books, double rate, Ground ground) throws Exception {
        List<String> codes = shop.codes((int) Math.max(1, rate * ground.time().toMillis() / 1000));
        Instant began = ground.clock().instant();
        Map<String, Instant> rewarded;
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> selling = customers.submit(() -> sellEvenly(shop, codes, rate, customers));
            rewarded = books.awaitRewards(codes.size(), began);
            selling.get();
        }
        Map<String, Instant> told = books.awaitMails(codes.size(), began);
        String pace = ", at %,.0f orders a second".formatted(rate);
        return List.of(
                figure("orders: from the shop's call to the reward" + pace, rate, shop, rewarded),
                figure("orders: from the shop's call to the mail about it" + pace, rate, shop, told));
    }

    private static void sellEvenly(BusyShop shop, List<String> codes, double rate, ExecutorService customers) {
        long began = System.nanoTime();
        for (int i = 0; i < codes.size(); i++) {
            long at = began + (long) (i * 1e9 / rate);
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            String code = codes.get(i);
            customers.execute(() -> shop.sell(code));
        }
    }

    private static Figure figure(String what, double rate, BusyShop shop, Map<String, Instant> ends) {
        long[] nanos = ends.entrySet().stream()
                .mapToLong(end -> Duration.between(shop.soldAt(end.getKey()), end.getValue())
                        .toNanos())
                .sorted()
                .toArray();
        return new Figure(what, rate, Load.millis(nanos, 0.50), Load.millis(nanos, 0.99), false);
    }

    private static void sellAll(BusyShop shop, List<String> codes, int threads) throws Exception {
        ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>(codes);
        List<Future<?>> sellers = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                sellers.add(pool.submit(() -> {
                    for (String code = queue.poll(); code != null; code = queue.poll()) {
                        shop.sell(code);
                    }
                }));
            }
        }
        for (Future<?> seller : sellers) {
            seller.get();
        }
    }
}
