package dev.grapevine.ledger;

import dev.grapevine.platform.database.Columns;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a store's accounts hold. */
final class Balances {
    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The balances of these accounts; zero for one that was never posted to. */
    Map<Account, Balance> of(UUID store, Collection<Account> accounts) {
        var balances = new HashMap<Account, Balance>();
        accounts.forEach(account -> balances.put(account, Balance.ZERO));
        jdbc.sql("""
                select a.name, a.unit, a.limited, sum(b.posted)::bigint as posted,
                       sum(b.incoming)::bigint as incoming, sum(b.outgoing)::bigint as outgoing
                from unnest(:names, :units) as asked(name, unit)
                join account a on a.store_id = :store and a.name = asked.name and a.unit = asked.unit
                join balance b on b.store_id = :store and b.account_id = a.id
                group by a.name, a.unit, a.limited
                limit :asked
                """)
                .param("store", store)
                .param("names", Columns.texts(accounts, Account::name))
                .param("units", Columns.texts(accounts, account -> account.unit()
                        .code()))
                .param("asked", accounts.size())
                .query(rs -> {
                    balances.put(
                            Accounts.account(rs),
                            new Balance(rs.getLong("posted"), rs.getLong("incoming"), rs.getLong("outgoing")));
                });
        return balances;
    }

    /**
     * Locks the balances that these entries will change, in the order everybody locks them: the limited ones first.
     *
     * @return what each account can give, by its id; it means nothing for an open one
     */
    Map<UUID, Long> lock(UUID store, Collection<Entry> entries) {
        var rows = entries.stream()
                .map(entry -> new Row(entry.account(), entry.stripe(), entry.guarded()))
                .distinct()
                .toList();
        var available = new HashMap<UUID, Long>();
        jdbc.sql("""
                select b.account_id, b.posted + b.outgoing as available
                from balance b
                join unnest(:accounts, :stripes, :limits) as r(account_id, stripe, limited)
                     on b.account_id = r.account_id and b.stripe = r.stripe
                where b.store_id = :store
                order by not r.limited, b.account_id, b.stripe
                limit :rows
                for update of b
                """)
                .param("store", store)
                .param("accounts", Columns.uuids(rows, Row::account))
                .param("stripes", Columns.integers(rows, Row::stripe))
                .param("limits", Columns.flags(rows, Row::limited))
                .param("rows", rows.size())
                .query(rs -> {
                    available.put(rs.getObject("account_id", UUID.class), rs.getLong("available"));
                });
        return available;
    }

    private record Row(UUID account, int stripe, boolean limited) {}
}
