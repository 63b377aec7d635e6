package dev.grapevine.ledger;

import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store's accounts, opened when they are first posted to. */
final class Accounts {
    /** How many rows the balance of an open account is spread over: as many can post to it at once. */
    static final int STRIPES = 64;

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An account found; available is what a limited and locked one can give, and means nothing for another. */
    record Held(UUID id, Account account, long available) {}

    /**
     * Finds the accounts and opens those that are missing. One statement where all of them are there, three where one isn't.
     *
     * @param locks whether to lock the balances of the limited ones, because one of them is to give something
     */
    Map<Account, Held> hold(UUID store, Collection<Account> asked, boolean locks) {
        Map<Account, Held> held = find(store, asked, locks);
        if (held.isEmpty()) {
            open(store, asked);
            held = find(store, asked, locks);
        }
        if (!held.keySet().containsAll(asked)) {
            throw new IllegalArgumentException(
                    "An account is both limited and open, or asked for twice: " + asked + " and " + held.keySet());
        }
        return held;
    }

    /** Finds and locks nothing where one is missing: accounts are opened before any balance is locked (see package-info). */
    private Map<Account, Held> find(UUID store, Collection<Account> asked, boolean locks) {
        var held = new HashMap<Account, Held>();
        jdbc.sql("""
                with asked as (
                    select name, unit from unnest(:names, :units) as a(name, unit)),
                found as materialized (
                    select a.id, a.name, a.unit, a.limited
                    from asked cross join lateral (
                        select a.id, a.name, a.unit, a.limited from account a
                        where a.store_id = :store and a.name = asked.name and a.unit = asked.unit limit 1) a),
                locked as materialized (
                    select b.account_id, b.posted + b.outgoing as available
                    from (select id from found
                          where :locks and limited and (select count(*) from found) = :asked
                          order by id) f
                    cross join lateral (
                        select b.account_id, b.posted, b.outgoing from balance b
                        where b.store_id = :store and b.account_id = f.id and b.stripe = 0
                        limit 1
                        for update) b)
                select f.id, f.name, f.unit, f.limited, coalesce(l.available, 0) as available
                from found f
                left join locked l on l.account_id = f.id
                where (select count(*) from found) = :asked
                limit :asked
                """)
                .param("locks", locks)
                .param("store", store)
                .param("names", Columns.texts(asked, Account::name))
                .param("units", Columns.texts(asked, account -> account.unit().code()))
                .param("asked", asked.size())
                .query((rs, _) -> held(rs))
                .list()
                .forEach(found -> held.put(found.account(), found));
        return held;
    }

    private static Held held(ResultSet rs) throws SQLException {
        return new Held(rs.getObject("id", UUID.class), account(rs), rs.getLong("available"));
    }

    static Account account(ResultSet rs) throws SQLException {
        return new Account(rs.getString("name"), new Unit(rs.getString("unit")), rs.getBoolean("limited"));
    }

    private void open(UUID store, Collection<Account> asked) {
        jdbc.sql("""
                with opened as (
                    insert into account (store_id, id, name, unit, limited, opened_at)
                    select :store, a.id, a.name, a.unit, a.limited, :at
                    from unnest(:ids, :names, :units, :limits) as a(id, name, unit, limited)
                    order by a.name, a.unit
                    on conflict do nothing
                    returning id, limited)
                insert into balance (store_id, account_id, stripe)
                select :store, o.id, s.stripe
                from opened o cross join lateral generate_series(0, case when o.limited then 0 else :last end) as s(stripe)
                """)
                .param("store", store)
                .param("ids", Columns.uuids(asked, _ -> Ids.newId()))
                .param("names", Columns.texts(asked, Account::name))
                .param("units", Columns.texts(asked, account -> account.unit().code()))
                .param("limits", Columns.flags(asked, Account::limited))
                .param("last", STRIPES - 1)
                .param("at", Times.at(clock.instant()))
                .update();
    }
}
