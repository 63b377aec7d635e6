package dev.grapevine.ledger;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store's postings with their entries. Rows are only ever added. */
final class Postings {
    private final JdbcClient jdbc;
    private final Clock clock;

    Postings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a key was used for. */
    record Known(UUID id, String digest) {}

    /** What ended a pending posting. */
    record End(UUID id, Kind kind) {}

    Map<String, Known> byKeys(UUID store, Collection<String> keys) {
        var known = new HashMap<String, Known>();
        if (keys.isEmpty()) {
            return known;
        }
        jdbc.sql("""
                select key, id, encode(digest, 'hex') as digest
                from posting
                where store_id = :store and key = any(:keys)
                limit :most
                """)
                .param("store", store)
                .param("keys", Columns.texts(keys, key -> key))
                .param("most", keys.size())
                .query(rs -> {
                    known.put(rs.getString("key"), new Known(rs.getObject("id", UUID.class), rs.getString("digest")));
                });
        return known;
    }

    /** How each of these pending postings ended, where it has. */
    Map<UUID, End> ends(UUID store, Collection<UUID> pendings) {
        var ends = new HashMap<UUID, End>();
        jdbc.sql("""
                select of_posting, id, kind
                from posting
                where store_id = :store and of_posting = any(:pendings) and kind in ('settled', 'voided')
                limit :most
                """)
                .param("store", store)
                .param("pendings", Columns.uuids(pendings, id -> id))
                .param("most", pendings.size())
                .query(rs -> {
                    ends.put(
                            rs.getObject("of_posting", UUID.class),
                            new End(rs.getObject("id", UUID.class), Kind.of(rs.getString("kind"))));
                });
        return ends;
    }

    /**
     * Writes the postings, their entries and what they change in the balances, all in one statement, which first locks those
     * balances in everybody's order, as far as they aren't locked already. A posting whose key, or
     * whose end of a pending one, is there already is left out with everything it would have changed; where somebody is just
     * writing such a one, this waits to see whether it commits.
     *
     * @return the ids of those written
     * @throws IllegalStateException where a balance that the caller found sufficient, and locked, wasn't
     */
    Set<UUID> add(UUID store, List<Posting> postings) {
        if (postings.isEmpty()) {
            return Set.of();
        }
        var rows = postings.stream().flatMap(Row::of).toList();
        var added = new HashSet<UUID>();
        jdbc.sql("""
                with given as materialized (
                    select l.*
                    from unnest(:postings, :numbers, :accounts, :units, :rows, :guards, :phases, :amounts)
                         as l(posting_id, line, account_id, unit, stripe, guarded, phase, amount)),
                locked as materialized (
                    select 1
                    from (select distinct not guarded as open, account_id, stripe from given
                          order by open, account_id, stripe) g
                    cross join lateral (
                        select 1 from balance b
                        where b.store_id = :store and b.account_id = g.account_id and b.stripe = g.stripe
                        limit 1
                        for update) b),
                added as (
                    insert into posting (store_id, id, key, kind, of_posting, stripe, lines, digest, at, memo)
                    select :store, d.id, d.key, d.kind, d.of_posting, d.stripe, d.lines, decode(d.digest, 'hex'), :at, d.memo
                    from unnest(:ids, :keys, :kinds, :ofs, :stripes, :lines, :digests, :memos)
                         as d(id, key, kind, of_posting, stripe, lines, digest, memo)
                    where (select count(*) from locked) > 0
                    order by d.key
                    on conflict do nothing
                    returning id),
                line as materialized (
                    select g.* from given g join added a on a.id = g.posting_id),
                entered as (
                    insert into entry (store_id, posting_id, line, account_id, unit, phase, amount)
                    select :store, posting_id, line, account_id, unit, phase, amount from line),
                change as materialized (
                    select account_id, stripe, bool_or(guarded) as guarded,
                           coalesce(sum(amount) filter (where phase = 'posted'), 0)::bigint as posted,
                           coalesce(sum(amount) filter (where phase = 'incoming'), 0)::bigint as incoming,
                           coalesce(sum(amount) filter (where phase = 'outgoing'), 0)::bigint as outgoing
                    from line
                    group by account_id, stripe),
                changed as (
                    update balance b
                    set posted = b.posted + c.posted, incoming = b.incoming + c.incoming, outgoing = b.outgoing + c.outgoing
                    from change c
                    where b.store_id = :store and b.account_id = c.account_id and b.stripe = c.stripe
                      and (not c.guarded
                           or b.posted + b.outgoing + c.posted + c.outgoing >= least(0, b.posted + b.outgoing))
                    returning 1)
                select id, (select count(*) from changed) = (select count(*) from change) as whole
                from added
                """)
                .param("store", store)
                .param("at", Times.at(clock.instant()))
                .param("ids", Columns.uuids(postings, Posting::id))
                .param("keys", Columns.texts(postings, Posting::key))
                .param("kinds", Columns.texts(postings, posting -> posting.kind()
                        .sql()))
                .param("ofs", Columns.uuids(postings, Posting::of))
                .param("stripes", Columns.integers(postings, Posting::stripe))
                .param("lines", Columns.integers(postings, posting -> posting.entries()
                        .size()))
                .param("digests", Columns.texts(postings, Posting::digest))
                .param("memos", Columns.texts(postings, Posting::memo))
                .param("postings", Columns.uuids(rows, Row::posting))
                .param("numbers", Columns.integers(rows, Row::line))
                .param("accounts", Columns.uuids(rows, row -> row.entry.account()))
                .param("units", Columns.texts(rows, row -> row.entry.unit()))
                .param("rows", Columns.integers(rows, row -> row.entry.stripe()))
                .param("guards", Columns.flags(rows, row -> row.entry.guarded()))
                .param("phases", Columns.texts(rows, row -> row.entry.phase().sql()))
                .param("amounts", Columns.numbers(rows, row -> row.entry.amount()))
                .query(rs -> {
                    if (!rs.getBoolean("whole")) {
                        throw new IllegalStateException("A locked balance was not what it was found to be");
                    }
                    added.add(rs.getObject("id", UUID.class));
                });
        return added;
    }

    private record Row(UUID posting, int line, Entry entry) {
        static Stream<Row> of(Posting posting) {
            return IntStream.range(0, posting.entries().size())
                    .mapToObj(
                            i -> new Row(posting.id(), i + 1, posting.entries().get(i)));
        }
    }
}
