package dev.grapevine.corner;

import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That customers want to be forgotten (GDPR, article 17): due work, which {@code privacy} does. */
@Component
public class ErasureRequests {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    public ErasureRequests(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Asked twice, the first counts. */
    public void add(UUID storeId, UUID customerId) {
        inStore.run(storeId, () -> jdbc.sql("""
                        insert into erasure_request (store_id, id, customer_id, at, due_at)
                        values (:store, :id, :customer, :now, :now)
                        on conflict (store_id, customer_id) do nothing
                        """)
                .param("store", storeId)
                .param("id", Ids.newId())
                .param("customer", customerId)
                .param("now", Times.at(clock.instant()))
                .update());
    }

    public boolean has(UUID storeId, UUID customerId) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select exists (select from erasure_request
                                       where store_id = :store and customer_id = :customer)
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .query(Boolean.class)
                .single());
    }
}
