package dev.grapevine.customer;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Groups of customers that the shop names, such as {@code vip}; it says who belongs to which. */
@Component
public class Segments {
    /** Of one customer. */
    public static final int MOST = 100;

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    public Segments(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By name. */
    public List<String> of(UUID storeId, UUID customerId) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select segment from segment_member
                        where store_id = :store and customer_id = :customer
                        order by segment
                        limit :most
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .param("most", MOST)
                .query(String.class)
                .list());
    }

    /** Those of these customers who belong to it; at most 1,000. */
    public Set<UUID> membersAmong(UUID storeId, String segment, Collection<UUID> customerIds) {
        return inStore.call(
                storeId,
                () -> new HashSet<>(jdbc.sql("""
                        select customer_id from segment_member
                        where store_id = :store and segment = :segment and customer_id = any(cast(:customers as uuid[]))
                        limit 1000
                        """)
                        .param("store", storeId)
                        .param("segment", segment)
                        .param("customers", Columns.uuids(customerIds))
                        .query(UUID.class)
                        .list()));
    }

    /** From now on she belongs to these and no others; at most {@link #MOST}, each of 1 to 100 characters. */
    public void put(UUID storeId, UUID customerId, Collection<String> segments) {
        String[] names = segments.toArray(String[]::new);
        inStore.run(storeId, () -> {
            jdbc.sql("""
                            delete from segment_member
                            where store_id = :store and customer_id = :customer and segment <> all(:segments)
                            """)
                    .param("store", storeId)
                    .param("customer", customerId)
                    .param("segments", names)
                    .update();
            jdbc.sql("""
                            insert into segment_member (store_id, customer_id, segment, at)
                            select :store, :customer, s.name, :now from unnest(:segments) as s (name)
                            on conflict (store_id, customer_id, segment) do nothing
                            """)
                    .param("store", storeId)
                    .param("customer", customerId)
                    .param("segments", names)
                    .param("now", Times.at(clock.instant()))
                    .update();
        });
    }
}
