package dev.grapevine.ledger;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts' statements. */
final class Statements {
    /** Above every UUIDv7. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    Statements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page, newest first. Its running balance begins from the balance of now less what is newer than the page, all seen at
     * one moment, so it is exact however much was posted since the page before. The price is a look over the index of what
     * is newer: a page far back in a long statement costs more than the first.
     */
    Page<StatementLine> page(UUID store, Account account, Limit limit, @Nullable Cursor after) {
        List<StatementLine> rows = jdbc.sql("""
                with wanted as materialized (
                    select a.id from account a where a.store_id = :store and a.name = :name and a.unit = :unit),
                line as materialized (
                    select e.posting_id, e.amount
                    from entry e
                    where e.store_id = :store and e.account_id = (select id from wanted) and e.phase = 'posted'
                      and e.posting_id < :after
                    order by e.posting_id desc
                    limit :rows),
                start as (
                    select (select coalesce(sum(b.posted), 0) from balance b
                            where b.store_id = :store and b.account_id = (select id from wanted))
                         - (select coalesce(sum(e.amount), 0) from entry e
                            where e.store_id = :store and e.account_id = (select id from wanted) and e.phase = 'posted'
                              and e.posting_id >= :after) as balance)
                select p.id, p.key, p.kind, p.of_posting, p.at, p.memo, l.amount,
                       (start.balance - coalesce(sum(l.amount) over (
                           order by l.posting_id desc rows between unbounded preceding and 1 preceding), 0))::bigint as balance
                from line l
                join posting p on p.store_id = :store and p.id = l.posting_id
                cross join start
                order by l.posting_id desc
                limit :rows
                """)
                .param("store", store)
                .param("name", account.name())
                .param("unit", account.unit().code())
                .param("after", after == null ? NEWEST : after.id())
                .param("rows", limit.andOneMore())
                .query((rs, _) -> line(rs))
                .list();
        return Page.of(rows, limit, line -> Cursor.by(line.posting()));
    }

    private static StatementLine line(ResultSet rs) throws SQLException {
        return new StatementLine(
                rs.getObject("id", UUID.class),
                rs.getString("key"),
                Kind.of(rs.getString("kind")),
                rs.getObject("of_posting", UUID.class),
                Times.of(rs, "at"),
                rs.getString("memo"),
                rs.getLong("amount"),
                rs.getLong("balance"));
    }
}
