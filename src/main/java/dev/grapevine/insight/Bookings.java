package dev.grapevine.insight;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ledger holds of something, by the keys of its postings. */
@Component
public class Bookings {
    private final InStore inStore;
    private final JdbcClient jdbc;

    Bookings(InStore inStore, JdbcClient jdbc) {
        this.inStore = inStore;
        this.jdbc = jdbc;
    }

    /** The postings with these keys and those that settle, void or reverse them, oldest first; at most 200 lines. */
    public List<Booking> of(UUID storeId, Collection<String> keys) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        with named as (
                          select p.id from posting p where p.store_id = :store and p.key = any(:keys)),
                        told as (
                          select p.id, p.kind, p.at
                          from posting p
                          where p.store_id = :store
                            and (p.id in (select id from named) or p.of_posting in (select id from named)))
                        select t.at, t.kind, a.name, a.unit, e.amount
                        from told t
                        join entry e on e.store_id = :store and e.posting_id = t.id
                        join account a on a.store_id = :store and a.id = e.account_id
                        order by t.id, e.line
                        limit 200
                        """)
                .param("store", storeId)
                .param("keys", Columns.texts(keys))
                .query((row, _) -> new Booking(
                        Times.of(row, "at"),
                        row.getString("kind"),
                        row.getString("name"),
                        new Money(row.getLong("amount"), new Unit(row.getString("unit")))))
                .list());
    }
}
