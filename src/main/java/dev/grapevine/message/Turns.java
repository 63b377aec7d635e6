package dev.grapevine.message;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may be written to only once in a while is looked up by one at a time: two that are about to plan the same for a person
 * wait for each other, so that the second sees what the first has planned.
 */
@Component
public class Turns {
    private final InStore inStore;
    private final JdbcClient jdbc;

    public Turns(InStore inStore, JdbcClient jdbc) {
        this.inStore = inStore;
        this.jdbc = jdbc;
    }

    /**
     * When a message of this kind was last planned for each, as {@link Messages#lastPlanned}; whoever was never written to is
     * left out. Call it in the transaction that plans, once, for all that it plans: until it ends, others wait here for these
     * people. At most 1,000.
     */
    public Map<UUID, Instant> lastPlanned(UUID storeId, Collection<UUID> customerIds, MessageKind kind) {
        if (customerIds.isEmpty()) {
            return Map.of();
        }
        return inStore.call(storeId, () -> {
            take(storeId, customerIds, kind);
            return look(storeId, customerIds, kind);
        });
    }

    /** Always in one sequence, so that two with several people in common can't wait for each other. */
    private void take(UUID storeId, Collection<UUID> customerIds, MessageKind kind) {
        jdbc.sql("""
                        insert into message_turn (store_id, customer_id, kind)
                        select :store, c.id, :kind
                        from (select distinct id from unnest(cast(:customers as uuid[])) as all_ids (id) order by id limit 1000) c
                        on conflict (store_id, customer_id, kind) do update set kind = excluded.kind
                        """)
                .param("store", storeId)
                .param("customers", Columns.uuids(customerIds))
                .param("kind", kind.code())
                .update();
    }

    /** A statement of its own: it sees what was committed while the turn was waited for. */
    private Map<UUID, Instant> look(UUID storeId, Collection<UUID> customerIds, MessageKind kind) {
        Map<UUID, Instant> last = new HashMap<>();
        jdbc.sql("""
                        select c.id, m.planned_at
                        from unnest(cast(:customers as uuid[])) as c (id)
                        cross join lateral (
                          select planned_at from message
                          where store_id = :store and customer_id = c.id and kind = :kind
                            and state in ('planned', 'sending', 'sent')
                          order by id desc
                          limit 1) m
                        limit 1000
                        """)
                .param("store", storeId)
                .param("customers", Columns.uuids(customerIds))
                .param("kind", kind.code())
                .query(row -> {
                    last.put(row.getObject("id", UUID.class), Times.of(row, "planned_at"));
                });
        return last;
    }
}
