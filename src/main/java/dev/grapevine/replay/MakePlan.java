package dev.grapevine.replay;

import dev.grapevine.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Goes through the orders once in time, and draws for each what it needs from numbers of its own. */
final class MakePlan {
    private static final double FRIENDS = 0.25;
    private static final double OLD_CUSTOMERS_WITH_A_CODE = 0.03;
    private static final double OWN_CODES = 0.005;
    private static final double RETURNS_OF_FRIENDS = 0.10;
    private static final double RETURNS = 0.02;

    /** The others are paid so long ago that their review is over. */
    private static final double UNPAID = 0.15;

    /**
     * Whom chance would give more friends in a month recommends to nobody else: more would be a burst to the fraud rules and
     * above the cap of the program's rewards, and how many is a program's own choice.
     */
    private static final int FRIENDS_A_MONTH = 2;

    private static final int DRAWS = 20;

    private final List<Purchase> purchases;
    private final LocalDate historyUntil;
    private final long seed;
    private final Money minimum;

    private final Map<String, Truth> firstOrders = new LinkedHashMap<>();
    private final List<String> customers = new ArrayList<>();
    private final Map<Month, Integer> friends = new HashMap<>();
    private final Set<String> aliasing = new HashSet<>();

    private record Month(String advocate, YearMonth month) {}

    MakePlan(List<Purchase> purchases, LocalDate historyUntil, long seed, Money minimum) {
        this.purchases = purchases;
        this.historyUntil = historyUntil;
        this.seed = seed;
        this.minimum = minimum;
    }

    Plan plan() {
        List<Draft> drafts = new ArrayList<>();
        @Nullable LocalDate day = null;
        int ofDay = 0;
        for (Purchase purchase : purchases) {
            ofDay = purchase.placedOn().equals(day) ? ofDay + 1 : 0;
            day = purchase.placedOn();
            drafts.add(draft(purchase, at(day, ofDay)));
        }
        Map<String, Shopper> shoppers = new LinkedHashMap<>();
        customers.forEach(number -> shoppers.put(number, new Shopper(number, aliasing.contains(number))));
        return new Plan(drafts.stream().map(draft -> draft.told(shoppers)).toList(), List.copyOf(shoppers.values()));
    }

    /** The file knows only days; those of a day come a second after another from opening on. */
    private static Instant at(LocalDate day, int ofDay) {
        return day.atTime(LocalTime.of(8, 0)).plusSeconds(ofDay).toInstant(ZoneOffset.UTC);
    }

    /** An order before it is known who uses an alias later. */
    private record Draft(
            Purchase purchase,
            Instant placedAt,
            boolean first,
            boolean paid,
            @Nullable Tip tip,
            @Nullable Returned returned,
            Truth truth) {

        Told told(Map<String, Shopper> shoppers) {
            return new Told(
                    purchase,
                    placedAt,
                    shoppers.getOrDefault(purchase.customerNo(), new Shopper(purchase.customerNo(), false)),
                    first,
                    truth == Truth.SELF,
                    paid,
                    tip,
                    returned,
                    truth);
        }
    }

    private Draft draft(Purchase purchase, Instant placedAt) {
        var random = new SplittableRandom(seed * 1_000_003 + purchase.orderNo().hashCode());
        boolean first = !firstOrders.containsKey(purchase.customerNo());
        boolean history = purchase.placedOn().isBefore(historyUntil);
        @Nullable Tip tip = history ? null : first ? friends(purchase, random) : regulars(purchase, random);
        Truth truth = history ? Truth.HISTORY : truth(purchase, first, tip);
        if (first) {
            firstOrders.put(purchase.customerNo(), truth);
            customers.add(purchase.customerNo());
        }
        return new Draft(
                purchase,
                placedAt,
                first,
                history || random.nextDouble() >= UNPAID,
                tip,
                history ? null : returned(purchase, truth, random),
                truth);
    }

    private @Nullable Tip friends(Purchase purchase, SplittableRandom random) {
        if (random.nextDouble() >= FRIENDS) {
            return null;
        }
        @Nullable String advocate = advocate(purchase, random);
        if (advocate == null) {
            return null;
        }
        friends.merge(month(advocate, purchase), 1, Integer::sum);
        return new Tip(random.nextBoolean() ? Tip.Way.LINK : Tip.Way.CODE, advocate);
    }

    private @Nullable Tip regulars(Purchase purchase, SplittableRandom random) {
        double drawn = random.nextDouble();
        if (drawn < OWN_CODES) {
            aliasing.add(purchase.customerNo());
            return new Tip(Tip.Way.CODE, purchase.customerNo());
        }
        if (drawn >= OWN_CODES + OLD_CUSTOMERS_WITH_A_CODE) {
            return null;
        }
        @Nullable String advocate = advocate(purchase, random);
        return advocate == null ? null : new Tip(Tip.Way.CODE, advocate);
    }

    /** A customer from before, other than the buyer. */
    private @Nullable String advocate(Purchase purchase, SplittableRandom random) {
        for (int draw = 0; draw < DRAWS && !customers.isEmpty(); draw++) {
            String one = customers.get(random.nextInt(customers.size()));
            if (!one.equals(purchase.customerNo()) && friends.getOrDefault(month(one, purchase), 0) < FRIENDS_A_MONTH) {
                return one;
            }
        }
        return null;
    }

    private static Month month(String advocate, Purchase purchase) {
        return new Month(advocate, YearMonth.from(purchase.placedOn()));
    }

    private Truth truth(Purchase purchase, boolean first, @Nullable Tip tip) {
        if (tip == null) {
            return Truth.NOBODY;
        }
        if (first) {
            // The file's totals are of goods alone.
            return purchase.total().compareTo(minimum) < 0 ? Truth.BELOW_MINIMUM : Truth.REFERRED;
        }
        if (tip.from().equals(purchase.customerNo())) {
            return Truth.SELF;
        }
        return firstOrders.get(purchase.customerNo()) == Truth.REFERRED ? Truth.LATER_ORDER : Truth.NOT_NEW;
    }

    private static @Nullable Returned returned(Purchase purchase, Truth truth, SplittableRandom random) {
        if (random.nextDouble() >= (truth == Truth.REFERRED ? RETURNS_OF_FRIENDS : RETURNS)) {
            return null;
        }
        Money total = purchase.total();
        long half = total.minor() / 2;
        return random.nextBoolean() || half == 0
                ? new Returned(total, true)
                : new Returned(new Money(half, total.currency()), false);
    }
}
