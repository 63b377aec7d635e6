package dev.grapevine.ledger;

import dev.grapevine.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Settles and voids pending postings: read them, lock what they change, and write their ends in one statement. */
final class ClosePendings {
    private final JdbcClient jdbc;
    private final Balances balances;
    private final Postings postings;

    ClosePendings(JdbcClient jdbc, Balances balances, Postings postings) {
        this.jdbc = jdbc;
        this.balances = balances;
        this.postings = postings;
    }

    /** Three statements, however many; up to two more where some were closed before. */
    List<Outcome.OfClosing> close(UUID store, List<Closing> closings) {
        Map<Ref, Pending> pendings =
                read(store, closings.stream().map(Closing::pending).toList());
        var concerned = new ArrayList<Entry>();
        pendings.values().forEach(pending -> concerned.addAll(pending.entries));
        if (!concerned.isEmpty()) {
            balances.lock(store, concerned);
        }
        var ends = new HashMap<Closing, Posting>();
        for (Closing closing : closings) {
            Pending pending = pendings.get(closing.pending());
            if (pending != null) {
                ends.computeIfAbsent(closing, pending::end);
            }
        }
        Set<UUID> added = postings.add(store, List.copyOf(ends.values()));
        return outcomes(store, closings, ends, added);
    }

    /** A pending posting as it was written. */
    private record Pending(UUID id, String key, int stripe, List<Entry> entries) {

        /** Cancels what was set aside, and where it settles makes it happen. */
        Posting end(Closing closing) {
            var lines = new ArrayList<Entry>(2 * entries.size());
            for (Entry e : entries) {
                lines.add(new Entry(e.account(), e.unit(), e.stripe(), e.guarded(), e.phase(), -e.amount()));
                if (closing.kind() == Kind.SETTLED) {
                    lines.add(new Entry(e.account(), e.unit(), e.stripe(), e.guarded(), Phase.POSTED, e.amount()));
                }
            }
            return Posting.of(closing.key(), closing.kind(), id, stripe, Digest.of(closing, id), closing.memo(), lines);
        }
    }

    private Map<Ref, Pending> read(UUID store, Collection<Ref> refs) {
        var found = new HashMap<UUID, Pending>();
        jdbc.sql("""
                select p.id, p.key, p.stripe, e.account_id, e.unit, e.phase, e.amount, a.limited
                from posting p
                join entry e on e.store_id = p.store_id and e.posting_id = p.id
                join account a on a.store_id = e.store_id and a.id = e.account_id
                where p.store_id = :store and p.kind = 'pending' and (p.key = any(:keys) or p.id = any(:ids))
                order by p.id, e.line
                limit :most
                """)
                .param("store", store)
                .param("keys", Columns.texts(Refs.keys(refs), key -> key))
                .param("ids", Columns.uuids(Refs.ids(refs), id -> id))
                .param("most", refs.size() * Draft.MOST_LINES)
                .query(rs -> {
                    UUID id = rs.getObject("id", UUID.class);
                    String key = rs.getString("key");
                    int stripe = rs.getInt("stripe");
                    found.computeIfAbsent(id, _ -> new Pending(id, key, stripe, new ArrayList<>()))
                            .entries
                            .add(entry(rs, stripe));
                });
        var pendings = new HashMap<Ref, Pending>();
        found.values().forEach(pending -> {
            pendings.put(Ref.id(pending.id), pending);
            pendings.put(Ref.key(pending.key), pending);
        });
        return pendings;
    }

    private static Entry entry(ResultSet rs, int stripe) throws SQLException {
        boolean limited = rs.getBoolean("limited");
        return new Entry(
                rs.getObject("account_id", UUID.class),
                rs.getString("unit"),
                limited ? 0 : stripe,
                limited,
                Phase.of(rs.getString("phase")),
                rs.getLong("amount"));
    }

    private List<Outcome.OfClosing> outcomes(
            UUID store, List<Closing> closings, Map<Closing, Posting> ends, Set<UUID> added) {
        var left = new HashSet<UUID>();
        var keys = new HashSet<String>();
        for (Closing closing : closings) {
            Posting end = ends.get(closing);
            if (end == null || !added.contains(end.id())) {
                keys.add(closing.key());
            }
            if (end != null && !added.contains(end.id())) {
                left.add(Objects.requireNonNull(end.of()));
            }
        }
        var known = postings.byKeys(store, keys);
        var closed = left.isEmpty() ? Map.<UUID, Postings.End>of() : postings.ends(store, left);
        var told = new HashSet<UUID>();
        var outcomes = new ArrayList<Outcome.OfClosing>(closings.size());
        for (Closing closing : closings) {
            Posting end = ends.get(closing);
            if (end != null && added.contains(end.id())) {
                // The same closing twice in one call: the second finds the first.
                outcomes.add(told.add(end.id()) ? new Outcome.Posted(end.id()) : new Outcome.AlreadyPosted(end.id()));
            } else {
                outcomes.add(refusal(end, known.get(closing.key()), closed));
            }
        }
        return outcomes;
    }

    private static Outcome.OfClosing refusal(
            @Nullable Posting end, Postings.@Nullable Known known, Map<UUID, Postings.End> closed) {
        if (known != null) {
            return end != null && known.digest().equals(end.digest())
                    ? new Outcome.AlreadyPosted(known.id())
                    : new Outcome.KeyReused(known.id());
        }
        if (end == null) {
            return new Outcome.NotPending();
        }
        Postings.End other = Objects.requireNonNull(closed.get(Objects.requireNonNull(end.of())));
        return new Outcome.AlreadyClosed(other.kind(), other.id());
    }
}
