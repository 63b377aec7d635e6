package dev.grapevine.ledger;

import dev.grapevine.kernel.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A posting to be. Its lines sum to zero in each unit, and an account has at most one of them; whoever drafts another has a
 * bug and gets an {@link IllegalArgumentException}.
 *
 * @param key what makes it happen once: the same key with the same lines is the same posting, 1 to 255 characters
 * @param pending whether it waits to be settled or voided; until then what it gives can't be spent, nor what it gets
 * @param lines 2 to 100
 * @param memo a note for people, at most 500 characters; not part of what makes two drafts the same
 */
public record Draft(
        String key,
        boolean pending,
        List<Line> lines,
        @Nullable String memo) {
    static final int MOST_LINES = 100;

    public Draft {
        lines = List.copyOf(lines);
        Key.check(key);
        Memo.check(memo);
        if (lines.size() < 2 || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("A posting has 2 to 100 lines, not " + lines.size());
        }
        refuseTwice(lines);
        refuseUneven(lines);
    }

    /** Moves value at once. */
    public static Draft posted(String key, Line... lines) {
        return new Draft(key, false, List.of(lines), null);
    }

    /** Sets value aside until it is settled or voided. */
    public static Draft pending(String key, Line... lines) {
        return new Draft(key, true, List.of(lines), null);
    }

    /** An amount above zero from one account to another, at once. */
    public static Draft transfer(String key, Account from, Account to, long amount) {
        return posted(key, new Line(from, -amount), new Line(to, amount));
    }

    public Draft withMemo(String note) {
        return new Draft(key, pending, lines, note);
    }

    Kind kind() {
        return pending ? Kind.PENDING : Kind.POSTED;
    }

    private static void refuseTwice(List<Line> lines) {
        var seen = new HashSet<String>();
        for (Line line : lines) {
            if (!seen.add(line.account().name() + " " + line.account().unit())) {
                throw new IllegalArgumentException("An account stands once in a posting: " + line.account());
            }
        }
    }

    private static void refuseUneven(List<Line> lines) {
        Map<String, Long> sums = new TreeMap<>();
        for (Line line : lines) {
            Unit unit = line.account().unit();
            sums.merge(unit.code(), line.amount(), Math::addExact);
        }
        sums.forEach((unit, sum) -> {
            if (sum != 0) {
                throw new IllegalArgumentException("The lines in " + unit + " sum to " + sum + ", not to zero");
            }
        });
    }
}
