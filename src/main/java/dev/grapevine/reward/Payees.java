package dev.grapevine.reward;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has said where cash goes; always within a transaction of the store. */
final class Payees {
    private final JdbcClient jdbc;

    Payees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<UUID> known(UUID storeId, Collection<UUID> customerIds) {
        return new HashSet<>(jdbc.sql("""
                        select customer_id from payee
                        where store_id = :store and customer_id = any(:customers)
                        limit 10000
                        """)
                .param("store", storeId)
                .param("customers", Columns.uuids(customerIds, id -> id))
                .query(UUID.class)
                .list());
    }

    void save(UUID storeId, UUID customerId, byte[] details, Instant at) {
        jdbc.sql("""
                        insert into payee (store_id, customer_id, details, at)
                        values (:store, :customer, :details, :at)
                        on conflict (store_id, customer_id) do update set details = excluded.details, at = excluded.at
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .param("details", details)
                .param("at", Times.at(at))
                .update();
    }

    Optional<byte[]> details(UUID storeId, UUID customerId) {
        return jdbc.sql("select details from payee where store_id = :store and customer_id = :customer")
                .param("store", storeId)
                .param("customer", customerId)
                .query((row, _) -> row.getBytes("details"))
                .optional();
    }
}
