package dev.grapevine.demo.history;

import dev.grapevine.demo.DemoClock;
import dev.grapevine.demo.Handout;
import dev.grapevine.demo.InDemo;
import dev.grapevine.demo.shop.GrapevineApi;
import dev.grapevine.platform.work.WorkRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Lives through half a year before the first visitor comes: every third day the clock is set, friends come by share links,
 * the day's orders are told through the public API, and what is due is worked on. The same each time, for chance is seeded;
 * cut off, it goes on where the clock stands.
 */
@InDemo
@Component
public class SeedHistory {
    private static final Duration STEP = Duration.ofDays(3);
    private static final int REGULARS = 150;
    private static final int NEWCOMERS = 6;
    /** So few of the regulars recommend, some of them often. */
    private static final int RECOMMENDERS = 36;

    private final GrapevineApi grapevine;
    private final DemoClock clock;
    private final WorkRunner work;
    private final Map<Integer, String> shareCodes = new LinkedHashMap<>();

    SeedHistory(GrapevineApi grapevine, DemoClock clock, WorkRunner work) {
        this.grapevine = grapevine;
        this.clock = clock;
        this.work = work;
    }

    /** Goes on until then; where that is over, nothing happens. */
    public void upTo(Handout handout, Instant opening) {
        Instant begin = opening.minus(Duration.ofDays(182));
        int steps = (int) Duration.between(begin, opening).dividedBy(STEP);
        int from = (int)
                Math.max(0, Duration.between(begin, clock.instant()).plus(STEP).dividedBy(STEP) - 1);
        if (!clock.instant().isBefore(opening)) {
            return;
        }
        System.out.println("Living through half a year at " + handout.store() + " …");
        if (from == 0) {
            before(begin);
        }
        for (int step = from; step < steps; step++) {
            live(step, begin.plus(STEP.multipliedBy(step)));
            if ((step + 1) % 15 == 0) {
                System.out.println("  " + (step + 1) * 100 / steps + " %");
            }
        }
        clock.moveTo(opening);
        work.runDue();
    }

    /** Orders of the time before Grapevine: they say who is a customer already, and earn nobody anything. */
    private void before(Instant begin) {
        Random chance = new Random(7);
        List<Purchase> orders = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            Person buyer = new Person(i < REGULARS ? i : chance.nextInt(REGULARS));
            orders.add(new Purchase(
                    "b" + (1000 + i),
                    buyer,
                    begin.minus(Duration.ofHours(12 + chance.nextInt(180 * 24))),
                    goods(chance),
                    null,
                    null));
        }
        tell(orders, true);
        work.runDue();
    }

    private void live(int step, Instant day) {
        Random chance = new Random(1000L + step);
        clock.moveTo(day);
        List<Purchase> orders = new ArrayList<>();
        for (int i = 0; i < NEWCOMERS; i++) {
            Person buyer = new Person(REGULARS + step * NEWCOMERS + i);
            orders.add(
                    chance.nextInt(100) < 34
                            ? referred(id(step, i), buyer, recommender(chance), later(day, chance), chance)
                            : new Purchase(id(step, i), buyer, later(day, chance), goods(chance), null, null));
        }
        for (int i = 0; i < 2 + step / 20; i++) {
            Person again = new Person(chance.nextInt(REGULARS + step * NEWCOMERS));
            orders.add(new Purchase(id(step, NEWCOMERS + i), again, later(day, chance), goods(chance), null, null));
        }
        if (step % 12 == 5) {
            orders.add(herself(step, day, chance));
        }
        clock.moveTo(day.plus(Duration.ofHours(20)));
        tell(orders, false);
        work.runDue();
        if (step % 4 == 3) {
            refund(orders.getFirst(), step % 8 == 3);
            work.runDue();
        }
    }

    /** A friend opens the link, takes the code, and buys with it. */
    private Purchase referred(String id, Person friend, Person advocate, Instant at, Random chance) {
        JsonNode visit = grapevine
                .post(
                        "/visits",
                        Map.of(
                                "share_code",
                                shareCode(advocate),
                                "channel",
                                List.of("whatsapp", "email", "copied_link", "facebook", "sms")
                                        .get(chance.nextInt(5)),
                                "browser",
                                Map.of(
                                        "ip",
                                        friend.address(),
                                        "user_agent",
                                        Purchase.BROWSER,
                                        "device",
                                        "device-" + friend.number())),
                        "visit-" + id)
                .good();
        String token = visit.path("token").stringValue();
        // One in eight only looks at the offer and pays the full price.
        if (chance.nextInt(8) == 0) {
            return new Purchase(id, friend, at, goods(chance), token, null);
        }
        String code = grapevine
                .post("/claims", Map.of("visit_token", token), "claim-" + id)
                .good()
                .path("code")
                .stringValue();
        return new Purchase(id, friend, at, 3000 + goods(chance), token, code);
    }

    /** Somebody recommends herself: she opens her own link in another browser and buys as if she were new. */
    private Purchase herself(int step, Instant day, Random chance) {
        Person advocate = recommender(chance);
        return referred(id(step, 90), advocate, advocate, later(day, chance), chance);
    }

    private String shareCode(Person advocate) {
        return shareCodes.computeIfAbsent(advocate.number(), number -> {
            Map<String, Object> told = new LinkedHashMap<>(advocate.told());
            told.remove("accepts_marketing");
            return grapevine
                    .post("/advocates", told, "advocate-" + number)
                    .good()
                    .path("share_code")
                    .stringValue();
        });
    }

    /** The first are asked more often than the last, as among real people. */
    private static Person recommender(Random chance) {
        return new Person(chance.nextInt(1 + chance.nextInt(RECOMMENDERS)) * 3);
    }

    private void tell(List<Purchase> orders, boolean history) {
        JsonNode answer = grapevine
                .post(
                        "/orders/batch",
                        Map.of(
                                "history",
                                history,
                                "orders",
                                orders.stream().map(Purchase::told).toList()),
                        "batch-" + orders.getFirst().id())
                .good();
        if (answer.path("refused").asInt() > 0) {
            throw new IllegalStateException("Made-up orders were refused: " + answer);
        }
    }

    private void refund(Purchase order, boolean whole) {
        String amount = Purchase.decimal(whole ? order.pence() : order.pence() / 2);
        grapevine
                .post(
                        "/orders/external:" + order.id() + "/refunds",
                        Map.of("external_id", "r-" + order.id(), "amount", Map.of("amount", amount, "currency", "GBP")),
                        "refund-" + order.id())
                .good();
    }

    private static Instant later(Instant day, Random chance) {
        return day.plus(Duration.ofMinutes(30 + chance.nextInt(19 * 60)));
    }

    private static long goods(Random chance) {
        return 1200 + 100L * chance.nextInt(55) + (chance.nextInt(3) == 0 ? 50 : 0);
    }

    private static String id(int step, int number) {
        return "k" + (2000 + step) + "-" + number;
    }
}
