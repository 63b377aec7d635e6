package dev.grapevine.journey;

import dev.grapevine.platform.database.Times;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the next of a store's many invitations may leave: a row a store, held while places are given away. */
@Component
class InvitationQueue {
    private final JdbcClient jdbc;

    InvitationQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first free place, as it stands. */
    Instant free(UUID storeId, Instant now) {
        return jdbc.sql("select greatest(free_at, :now) from invitation_queue where store_id = :store")
                .param("store", storeId)
                .param("now", Times.at(now))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(now);
    }

    /** The first free place; until the transaction ends, others wait for the row. */
    Instant lock(UUID storeId, Instant now) {
        return jdbc.sql("""
                        insert into invitation_queue as q (store_id, free_at)
                        values (:store, :now)
                        on conflict (store_id) do update set free_at = greatest(q.free_at, excluded.free_at)
                        returning free_at
                        """)
                .param("store", storeId)
                .param("now", Times.at(now))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** From here on there is place. */
    void freeFrom(UUID storeId, Instant from) {
        jdbc.sql("update invitation_queue set free_at = :from where store_id = :store")
                .param("store", storeId)
                .param("from", Times.at(from))
                .update();
    }
}
