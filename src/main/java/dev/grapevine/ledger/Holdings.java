package dev.grapevine.ledger;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store's accounts with what they hold. */
final class Holdings {
    /** Above every UUIDv7. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private static final String SUMS = """
            select a.id, a.name, a.unit, a.limited, a.opened_at, s.posted, s.incoming, s.outgoing
            from account a
            cross join lateral (
                select coalesce(sum(b.posted), 0)::bigint as posted, coalesce(sum(b.incoming), 0)::bigint as incoming,
                       coalesce(sum(b.outgoing), 0)::bigint as outgoing
                from balance b
                where b.store_id = :store and b.account_id = a.id) s
            """;

    private final JdbcClient jdbc;

    Holdings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page, newest first. */
    Page<Holding> page(UUID store, Limit limit, @Nullable Cursor after) {
        return Page.of(
                jdbc.sql(SUMS + """
                                where a.store_id = :store and a.id < :after
                                order by a.store_id desc, a.id desc
                                limit :rows
                                """)
                        .param("store", store)
                        .param("after", after == null ? NEWEST : after.id())
                        .param("rows", limit.andOneMore())
                        .query((rs, _) -> holding(rs))
                        .list(),
                limit,
                holding -> Cursor.by(holding.id()));
    }

    /** Those of these names, in each unit. */
    List<Holding> named(UUID store, Collection<String> names) {
        return jdbc.sql(SUMS + """
                        where a.store_id = :store and a.name = any(:names)
                        order by a.name, a.unit
                        limit 1000
                        """)
                .param("store", store)
                .param("names", Columns.texts(names))
                .query((rs, _) -> holding(rs))
                .list();
    }

    Optional<Holding> find(UUID store, UUID id) {
        return jdbc.sql(SUMS + "where a.store_id = :store and a.id = :id")
                .param("store", store)
                .param("id", id)
                .query((rs, _) -> holding(rs))
                .optional();
    }

    private static Holding holding(ResultSet rs) throws SQLException {
        return new Holding(
                rs.getObject("id", UUID.class),
                Accounts.account(rs),
                Times.of(rs, "opened_at"),
                new Balance(rs.getLong("posted"), rs.getLong("incoming"), rs.getLong("outgoing")));
    }
}
