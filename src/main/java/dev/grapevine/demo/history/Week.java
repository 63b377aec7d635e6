package dev.grapevine.demo.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Who buys in one week of the made-up half year, and whom somebody sent. A function of the week's number.
 *
 * @param intents in the sequence of their times
 * @param sentBack which of them is sent back at the week's end, or null
 * @param spends the id of the order by which somebody uses her reward coupon, or null
 */
record Week(
        List<Intent> intents,
        @Nullable Intent sentBack,
        @Nullable String spends) {
    private static final int REGULARS = 120;
    private static final int NEWCOMERS = 10;
    /** So few of the regulars recommend, some of them often. */
    private static final int RECOMMENDERS = 30;

    /** In the last two weeks somebody of an advocate's own household buys. */
    private static final int HOUSEHOLDS_FROM = 24;

    /** Beyond everybody else's. */
    private static final int HOUSEHOLD_NUMBERS = 1000;

    private static final List<String> CHANNELS = List.of("whatsapp", "email", "copied_link", "facebook", "sms");

    /** Orders of the time before Grapevine: they say who is a customer already, and earn nobody anything. */
    static List<Intent> before(Instant begin) {
        Random chance = new Random(7);
        List<Intent> orders = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            Person buyer = new Person(i < REGULARS ? i : chance.nextInt(REGULARS));
            Instant at = begin.minus(Duration.ofHours(12 + chance.nextInt(180 * 24)));
            orders.add(Intent.alone("KF-" + (1000 + i), buyer, at, goods(chance)));
        }
        return orders;
    }

    static Week of(int number, Instant begin) {
        Random chance = new Random(1000L + number);
        int newcomers = REGULARS + number * NEWCOMERS;
        List<Intent> intents = new ArrayList<>();
        for (int i = 0; i < NEWCOMERS; i++) {
            Person buyer = new Person(newcomers + i);
            String id = id(number, i);
            Instant at = later(begin, chance);
            intents.add(
                    chance.nextInt(100) < 34
                            ? sent(id, buyer, recommender(chance), at, chance)
                            : Intent.alone(id, buyer, at, goods(chance)));
        }
        for (int i = 0; i < 3 + number / 6; i++) {
            Person again = new Person(chance.nextInt(newcomers));
            intents.add(Intent.alone(id(number, NEWCOMERS + i), again, later(begin, chance), goods(chance)));
        }
        if (number % 6 == 3) {
            // Somebody recommends herself: she opens her own link and buys as if she were new.
            Person herself = recommender(chance);
            intents.add(sent(id(number, 90), herself, herself, later(begin, chance), chance));
        }
        if (number >= HOUSEHOLDS_FROM) {
            // The two at the end are held: a friend with the advocate's own computer, which may be honest.
            Person advocate = new Person(6 + 3 * (number - HOUSEHOLDS_FROM));
            Person friend = new Person(HOUSEHOLD_NUMBERS + number).livingWith(advocate);
            intents.add(sent(id(number, 91), friend, advocate, later(begin, chance), chance, true));
        }
        @Nullable Intent sentBack = number % 2 == 1 ? intents.getFirst() : null;
        intents.sort(Comparator.comparing(Intent::at));
        return new Week(List.copyOf(intents), sentBack, number % 2 == 0 ? id(number, 92) : null);
    }

    private static Intent sent(String id, Person friend, Person by, Instant at, Random chance) {
        return sent(id, friend, by, at, chance, chance.nextInt(8) != 0);
    }

    private static Intent sent(String id, Person friend, Person by, Instant at, Random chance, boolean takesCode) {
        String channel = CHANNELS.get(chance.nextInt(CHANNELS.size()));
        return new Intent(id, friend, at, goods(chance) + (takesCode ? 3000 : 0), by, channel, takesCode);
    }

    /** The first are asked more often than the last, as among real people. */
    private static Person recommender(Random chance) {
        return new Person(chance.nextInt(1 + chance.nextInt(RECOMMENDERS)) * 3);
    }

    private static Instant later(Instant begin, Random chance) {
        Duration day = Duration.ofDays(chance.nextInt(7));
        return begin.plus(day).plus(Duration.ofMinutes(60 + chance.nextInt(20 * 60)));
    }

    private static long goods(Random chance) {
        return 1200 + 100L * chance.nextInt(55) + (chance.nextInt(3) == 0 ? 50 : 0);
    }

    private static String id(int week, int number) {
        return "KF-" + (2000 + 100 * week + number);
    }
}
