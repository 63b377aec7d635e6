package dev.grapevine.ledger;

import dev.grapevine.kernel.LargestRemainder;
import dev.grapevine.ledger.Postings.Known;
import dev.grapevine.platform.database.Columns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reverses a posting: read it, lock the balances it moved (so that two reversals of one posting come one after the other),
 * see what earlier ones left, and write.
 */
final class ReversePosting {
    private final JdbcClient jdbc;
    private final Balances balances;
    private final Postings postings;

    ReversePosting(JdbcClient jdbc, Balances balances, Postings postings) {
        this.jdbc = jdbc;
        this.balances = balances;
        this.postings = postings;
    }

    /** Five statements; fewer where there is nothing to reverse. */
    Outcome.OfReversal reverse(UUID store, Reversal reversal) {
        Optional<Original> found = read(store, reversal.posting());
        if (found.isEmpty()) {
            Known known = postings.byKeys(store, List.of(reversal.key())).get(reversal.key());
            return known == null ? new Outcome.NotReversible() : new Outcome.KeyReused(known.id());
        }
        Original original = found.get();
        Map<UUID, Long> available = balances.lock(store, original.entries());
        String digest = Digest.of(reversal, original.id);
        Known known = postings.byKeys(store, List.of(reversal.key())).get(reversal.key());
        if (known != null) {
            return repeated(known, digest);
        }
        return write(store, reversal, original, digest, available);
    }

    /** A posting that happened: each account has one line in it, and they are in the posting's order. */
    private record Original(UUID id, int stripe, Map<UUID, Part> parts) {
        List<Entry> entries() {
            return parts.values().stream().map(Part::entry).toList();
        }
    }

    private record Part(Account account, Entry entry) {}

    private Optional<Original> read(UUID store, Ref ref) {
        var found = new ArrayList<Original>(1);
        jdbc.sql("""
                with named as (
                    select coalesce(s.id, p.id) as id, p.stripe
                    from posting p
                    left join posting s on s.store_id = p.store_id and s.of_posting = p.id and s.kind = 'settled'
                    where p.store_id = :store and (p.key = any(:keys) or p.id = any(:ids))
                      and (p.kind in ('posted', 'settled') or s.id is not null))
                select n.id, n.stripe, e.account_id, e.unit, e.amount, a.name, a.limited
                from named n
                join entry e on e.store_id = :store and e.posting_id = n.id and e.phase = 'posted'
                join account a on a.store_id = :store and a.id = e.account_id
                order by e.line
                limit :most
                """)
                .param("store", store)
                .param("keys", Columns.texts(Refs.keys(List.of(ref)), key -> key))
                .param("ids", Columns.uuids(Refs.ids(List.of(ref)), id -> id))
                .param("most", Draft.MOST_LINES)
                .query(rs -> {
                    if (found.isEmpty()) {
                        found.add(new Original(
                                rs.getObject("id", UUID.class), rs.getInt("stripe"), new LinkedHashMap<>()));
                    }
                    UUID id = rs.getObject("account_id", UUID.class);
                    Account account = Accounts.account(rs);
                    Entry entry = new Entry(
                            id,
                            account.unit().code(),
                            account.limited() ? 0 : rs.getInt("stripe"),
                            account.limited(),
                            Phase.POSTED,
                            rs.getLong("amount"));
                    found.getFirst().parts.put(id, new Part(account, entry));
                });
        return found.stream().findFirst();
    }

    private static Outcome.OfReversal repeated(Known known, String digest) {
        return known.digest().equals(digest)
                ? new Outcome.AlreadyPosted(known.id())
                : new Outcome.KeyReused(known.id());
    }

    private Outcome.OfReversal write(
            UUID store, Reversal reversal, Original original, String digest, Map<UUID, Long> available) {
        Map<UUID, Long> left = left(store, original);
        long whole =
                left.values().stream().mapToLong(amount -> Math.max(0, amount)).sum();
        long asked = reversal.amount() == null ? whole : reversal.amount();
        if (whole == 0 || asked > whole) {
            return new Outcome.MoreThanLeft(whole);
        }
        Map<UUID, Long> amounts = asked == whole ? left : share(oneUnit(original), left, asked);
        var entries = new ArrayList<Entry>();
        for (Part part : original.parts.values()) {
            UUID id = part.entry.account();
            long amount = -amounts.getOrDefault(id, 0L);
            long afterwards = Math.addExact(available.getOrDefault(id, 0L), amount);
            if (part.account.limited() && !reversal.mayOwe() && amount < 0 && afterwards < 0) {
                return new Outcome.Insufficient(part.account, afterwards - amount);
            }
            if (amount != 0) {
                Entry e = part.entry;
                boolean guarded = part.account.limited() && !reversal.mayOwe();
                entries.add(new Entry(e.account(), e.unit(), e.stripe(), guarded, Phase.POSTED, amount));
            }
        }
        return add(store, reversal, original, digest, entries);
    }

    /** What the posting still moves after its reversals, an amount an account. */
    private Map<UUID, Long> left(UUID store, Original original) {
        var left = new HashMap<UUID, Long>();
        jdbc.sql("""
                select e.account_id, sum(e.amount)::bigint as amount
                from entry e
                where e.store_id = :store and e.phase = 'posted'
                  and (e.posting_id = :posting or e.posting_id in (
                      select r.id from posting r
                      where r.store_id = :store and r.of_posting = :posting and r.kind = 'reversed'))
                group by e.account_id
                limit :most
                """)
                .param("store", store)
                .param("posting", original.id)
                .param("most", Draft.MOST_LINES)
                .query(rs -> {
                    left.put(rs.getObject("account_id", UUID.class), rs.getLong("amount"));
                });
        return left;
    }

    private static Original oneUnit(Original original) {
        if (original.parts.values().stream()
                        .map(part -> part.entry.unit())
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("A posting in several units is reversed as a whole");
        }
        return original;
    }

    /** The amount taken from what is left of those that got and, the same amount, of those that gave. */
    private static Map<UUID, Long> share(Original original, Map<UUID, Long> left, long amount) {
        var shares = new HashMap<UUID, Long>();
        for (int sign : new int[] {1, -1}) {
            List<UUID> side = original.parts.keySet().stream()
                    .filter(id -> Long.signum(left.getOrDefault(id, 0L)) == sign)
                    .toList();
            long[] weights = side.stream()
                    .mapToLong(id -> sign * left.getOrDefault(id, 0L))
                    .toArray();
            long[] parts = LargestRemainder.split(sign * amount, weights);
            for (int i = 0; i < parts.length; i++) {
                shares.put(side.get(i), parts[i]);
            }
        }
        return shares;
    }

    private Outcome.OfReversal add(
            UUID store, Reversal reversal, Original original, String digest, List<Entry> entries) {
        Posting posting = Posting.of(
                reversal.key(), Kind.REVERSED, original.id, original.stripe, digest, reversal.memo(), entries);
        if (postings.add(store, List.of(posting)).contains(posting.id())) {
            return new Outcome.Posted(posting.id());
        }
        @Nullable Known other = postings.byKeys(store, List.of(reversal.key())).get(reversal.key());
        return repeated(Objects.requireNonNull(other), digest);
    }
}
