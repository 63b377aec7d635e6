package dev.grapevine.attribution;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders that teammates tied to advocates: at most one advocate an order. {@link TieByHand} makes them. */
@Component
public class Ties {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    public Ties(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a teammate tied the order. */
    public boolean exists(UUID storeId, UUID orderId) {
        return !evidence(storeId, List.of(orderId)).isEmpty();
    }

    Map<UUID, Evidence> evidence(UUID storeId, Collection<UUID> orderIds) {
        Map<UUID, Evidence> found = new HashMap<>();
        inStore.run(storeId, () -> jdbc.sql("""
                        select order_id, advocate_id, program_id, note, made_by, at
                        from tie
                        where store_id = :store and order_id = any(cast(:orders as uuid[]))
                        limit 1000
                        """)
                .param("store", storeId)
                .param("orders", Columns.uuids(orderIds))
                .query((row, number) -> found.put(
                        row.getObject("order_id", UUID.class),
                        new Evidence(
                                EvidenceKind.TIE,
                                row.getObject("advocate_id", UUID.class),
                                row.getObject("program_id", UUID.class),
                                Times.of(row, "at"),
                                null,
                                row.getObject("order_id", UUID.class).toString(),
                                Map.of("note", row.getString("note"), "by", row.getString("made_by")))))
                .list());
        return found;
    }

    /** Whether it is another than before. */
    boolean put(UUID storeId, UUID orderId, UUID advocateId, UUID programId, String note, String by) {
        return jdbc.sql("""
                        insert into tie (store_id, order_id, advocate_id, program_id, note, made_by, at)
                        values (:store, :order, :advocate, :program, :note, :by, :at)
                        on conflict (store_id, order_id) do update
                        set advocate_id = excluded.advocate_id, program_id = excluded.program_id,
                            note = excluded.note, made_by = excluded.made_by, at = excluded.at
                        where (tie.advocate_id, tie.program_id, tie.note, tie.made_by)
                           is distinct from (excluded.advocate_id, excluded.program_id, excluded.note, excluded.made_by)
                        """)
                        .param("store", storeId)
                        .param("order", orderId)
                        .param("advocate", advocateId)
                        .param("program", programId)
                        .param("note", note)
                        .param("by", by)
                        .param("at", Times.at(clock.instant()))
                        .update()
                == 1;
    }

    /** Whether there was one to take away. */
    boolean remove(UUID storeId, UUID orderId) {
        return jdbc.sql("delete from tie where store_id = :store and order_id = :order")
                        .param("store", storeId)
                        .param("order", orderId)
                        .update()
                == 1;
    }

    /** Waits for whoever works on the order, and keeps others from it until the end of the transaction. */
    Optional<UUID> lockOrder(UUID storeId, UUID orderId) {
        return jdbc.sql("select id from shop_order where store_id = :store and id = :order for no key update")
                .param("store", storeId)
                .param("order", orderId)
                .query(UUID.class)
                .optional();
    }
}
