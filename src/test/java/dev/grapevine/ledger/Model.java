package dev.grapevine.ledger;

import dev.grapevine.kernel.LargestRemainder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a ledger should do, said as simply as possible: one thread, a map, no database. */
final class Model {
    private final Map<String, Written> written = new HashMap<>();
    private final Map<Account, Balance> balances = new HashMap<>();

    /** A posting; of a settled one the lines are those of the pending one. */
    private static final class Written {
        final Kind kind;
        final Object content;
        final List<Line> lines;
        final Map<Account, Long> left = new HashMap<>();

        @Nullable
        Kind end;

        @Nullable
        Written settled;

        Written(Kind kind, Object content, List<Line> lines) {
            this.kind = kind;
            this.content = content;
            this.lines = lines;
            lines.forEach(line -> left.put(line.account(), line.amount()));
        }
    }

    static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.AlreadyClosed closed -> "AlreadyClosed " + closed.kind();
            case Outcome.Posted _, Outcome.AlreadyPosted _, Outcome.KeyReused _ ->
                outcome.getClass().getSimpleName();
            default -> outcome.toString();
        };
    }

    Map<Account, Balance> balances() {
        return balances;
    }

    List<String> does(Object operation) {
        return switch (operation) {
            case RandomOperations.Batch(var drafts) ->
                drafts.stream().map(this::post).toList();
            case Closing closing -> List.of(close(closing));
            case Reversal reversal -> List.of(reverse(reversal));
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    private String post(Draft draft) {
        var content = List.of(draft.kind(), Set.copyOf(draft.lines()));
        Written known = written.get(draft.key());
        if (known != null) {
            return repeated(known, content);
        }
        for (Line line : draft.lines()) {
            long available = balance(line.account()).available();
            if (line.account().limited() && line.amount() < 0 && available + line.amount() < 0) {
                return told(new Outcome.Insufficient(line.account(), available));
            }
        }
        for (Line line : draft.lines()) {
            if (draft.pending()) {
                set(line.account(), 0, line.amount());
            } else {
                set(line.account(), line.amount(), 0);
            }
        }
        written.put(draft.key(), new Written(draft.kind(), content, draft.lines()));
        return "Posted";
    }

    private String close(Closing closing) {
        Written pending = written.get(((Ref.ByKey) closing.pending()).key());
        Written known = written.get(closing.key());
        var content = List.of(closing.kind(), closing.pending());
        if (known != null) {
            return repeated(known, content);
        }
        if (pending == null || pending.kind != Kind.PENDING) {
            return told(new Outcome.NotPending());
        }
        if (pending.end != null) {
            return "AlreadyClosed " + pending.end;
        }
        boolean settles = closing.kind() == Kind.SETTLED;
        for (Line line : pending.lines) {
            set(line.account(), settles ? line.amount() : 0, line.amount(), -1);
        }
        pending.end = closing.kind();
        var end = new Written(closing.kind(), content, settles ? pending.lines : List.of());
        pending.settled = settles ? end : null;
        written.put(closing.key(), end);
        return "Posted";
    }

    private String reverse(Reversal reversal) {
        Written original = written.get(((Ref.ByKey) reversal.posting()).key());
        if (original != null && original.kind == Kind.PENDING) {
            original = original.settled;
        }
        Written known = written.get(reversal.key());
        if (original == null || (original.kind != Kind.POSTED && original.kind != Kind.SETTLED)) {
            return known == null ? told(new Outcome.NotReversible()) : "KeyReused";
        }
        var content = Arrays.asList(original, reversal.amount());
        if (known != null) {
            return repeated(known, content);
        }
        long whole = original.left.values().stream()
                .mapToLong(left -> Math.max(0, left))
                .sum();
        long asked = reversal.amount() == null ? whole : reversal.amount();
        if (whole == 0 || asked > whole) {
            return told(new Outcome.MoreThanLeft(whole));
        }
        Map<Account, Long> taken = asked == whole ? new HashMap<>(original.left) : share(original, asked);
        for (Line line : original.lines) {
            long available = balance(line.account()).available();
            long amount = -taken.getOrDefault(line.account(), 0L);
            if (line.account().limited() && !reversal.mayOwe() && amount < 0 && available + amount < 0) {
                return told(new Outcome.Insufficient(line.account(), available));
            }
        }
        for (var one : taken.entrySet()) {
            set(one.getKey(), -one.getValue(), 0);
            original.left.merge(one.getKey(), -one.getValue(), Long::sum);
        }
        written.put(reversal.key(), new Written(Kind.REVERSED, content, List.of()));
        return "Posted";
    }

    private static Map<Account, Long> share(Written original, long amount) {
        var taken = new HashMap<Account, Long>();
        for (int sign : List.of(1, -1)) {
            var side = original.lines.stream()
                    .map(Line::account)
                    .filter(account -> Long.signum(original.left.getOrDefault(account, 0L)) == sign)
                    .toList();
            long[] parts = LargestRemainder.split(
                    amount,
                    side.stream()
                            .mapToLong(account -> Math.abs(original.left.getOrDefault(account, 0L)))
                            .toArray());
            for (int i = 0; i < parts.length; i++) {
                taken.put(side.get(i), sign * parts[i]);
            }
        }
        return taken;
    }

    private static String repeated(Written known, Object content) {
        return known.content.equals(content) ? "AlreadyPosted" : "KeyReused";
    }

    private Balance balance(Account account) {
        return balances.getOrDefault(account, Balance.ZERO);
    }

    private void set(Account account, long posted, long pending) {
        set(account, posted, pending, 1);
    }

    private void set(Account account, long posted, long pending, int sign) {
        Balance b = balance(account);
        balances.put(
                account,
                new Balance(
                        b.posted() + posted,
                        b.incoming() + sign * Math.max(0, pending),
                        b.outgoing() + sign * Math.min(0, pending)));
    }
}
