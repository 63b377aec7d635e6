package dev.grapevine.ledger;

import dev.grapevine.kernel.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A stream of things to do with a ledger, some of them wrong; few keys and accounts, so that they often meet. */
final class RandomOperations {
    private static final int KEYS = 120;

    private final Random random;
    private final List<Unit> units;

    RandomOperations(Random random, List<Unit> units) {
        this.random = random;
        this.units = units;
    }

    /** Drafts that are posted in one call. */
    record Batch(List<Draft> drafts) {}

    static List<Account> accounts(Unit unit) {
        return List.of(
                Account.open("store:rewards", unit),
                Account.open("store:paid", unit),
                Account.limited("advocate:ada", unit),
                Account.limited("advocate:bob", unit),
                Account.limited("program:budget", unit));
    }

    Object next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> new Batch(List.of(draft()));
            case 4 ->
                new Batch(IntStream.range(0, 1 + random.nextInt(8))
                        .mapToObj(_ -> draft())
                        .toList());
            case 5, 6 -> Closing.settle(Ref.key(key()), key());
            case 7 -> Closing.voids(Ref.key(key()), key());
            default -> {
                Long amount = random.nextInt(3) == 0 ? null : Long.valueOf(1 + random.nextInt(60));
                yield new Reversal(Ref.key(key()), key(), amount, random.nextInt(3) == 0, null);
            }
        };
    }

    private Draft draft() {
        List<Account> accounts = new ArrayList<>(accounts(units.get(random.nextInt(units.size()))));
        Collections.shuffle(accounts, random);
        int lines = 2 + random.nextInt(3);
        var drafted = new ArrayList<Line>();
        long sum = 0;
        for (int i = 0; i < lines - 1; i++) {
            long amount = 1L + random.nextInt(100);
            amount = random.nextInt(4) == 0 ? -amount : amount;
            if (sum + amount == 0) {
                amount *= 2;
            }
            sum += amount;
            drafted.add(new Line(accounts.get(i), amount));
        }
        drafted.add(new Line(accounts.get(lines - 1), -sum));
        return new Draft(key(), random.nextBoolean(), drafted, null);
    }

    private String key() {
        return "key:" + random.nextInt(KEYS);
    }
}
