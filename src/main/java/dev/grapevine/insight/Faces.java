package dev.grapevine.insight;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What ids mean to a merchant: people by their names, orders by their numbers. */
@Component
public class Faces {
    private final InStore inStore;
    private final JdbcClient jdbc;

    Faces(InStore inStore, JdbcClient jdbc) {
        this.inStore = inStore;
        this.jdbc = jdbc;
    }

    /** By referral, at most 1,000. */
    public Map<UUID, ReferralFace> ofReferrals(UUID storeId, Collection<UUID> ids) {
        Map<UUID, ReferralFace> faces = new LinkedHashMap<>();
        inStore.run(storeId, () -> jdbc.sql("""
                        select r.id, a.first_name as a_first, a.last_name as a_last, a.email as a_email,
                               f.first_name as f_first, f.last_name as f_last, f.email as f_email,
                               coalesce(o.number, o.external_id) as order_name, o.total, o.refunded, o.currency
                        from referral r
                        join shop_order o on o.store_id = :store and o.id = r.order_id
                        join advocate v on v.store_id = :store and v.id = r.advocate_id
                        join customer a on a.store_id = :store and a.id = v.customer_id
                        join customer f on f.store_id = :store and f.id = r.friend_customer_id
                        where r.store_id = :store and r.id = any(cast(:ids as uuid[]))
                        limit 1000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .query((row, _) -> new ReferralFace(
                        row.getObject("id", UUID.class),
                        Named.of(row.getString("a_first"), row.getString("a_last"), row.getString("a_email")),
                        Named.of(row.getString("f_first"), row.getString("f_last"), row.getString("f_email")),
                        row.getString("order_name"),
                        new Money(row.getLong("total"), Unit.currency(row.getString("currency"))),
                        new Money(row.getLong("refunded"), Unit.currency(row.getString("currency")))))
                .list()
                .forEach(face -> faces.put(face.referralId(), face)));
        return faces;
    }

    /** Customers' names or addresses, empty for those who were erased; at most 1,000. */
    public Map<UUID, String> ofCustomers(UUID storeId, Collection<UUID> ids) {
        Map<UUID, String> names = new LinkedHashMap<>();
        inStore.run(storeId, () -> jdbc.sql("""
                        select c.id, c.first_name, c.last_name, c.email
                        from customer c
                        where c.store_id = :store and c.id = any(cast(:ids as uuid[]))
                        limit 1000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .query((row, _) -> names.put(
                        row.getObject("id", UUID.class),
                        Named.of(row.getString("first_name"), row.getString("last_name"), row.getString("email"))))
                .list());
        return names;
    }
}
