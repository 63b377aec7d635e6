package dev.grapevine.reward;

import dev.grapevine.platform.database.Columns;
import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that make those who change rewards of one program come one after the other. Held until the transaction ends. */
final class Books {
    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the books of these programs, and opens those that are missing: one statement where all are there. */
    void hold(UUID storeId, Collection<UUID> programIds) {
        var asked = new TreeSet<>(programIds);
        if (lock(storeId, asked) < asked.size()) {
            jdbc.sql("""
                            insert into reward_book (store_id, program_id)
                            select :store, p.id from unnest(:programs) as p(id) order by p.id
                            on conflict do nothing
                            """)
                    .param("store", storeId)
                    .param("programs", Columns.uuids(asked, id -> id))
                    .update();
            lock(storeId, asked);
        }
    }

    private int lock(UUID storeId, Collection<UUID> programIds) {
        return jdbc.sql("""
                        select program_id from reward_book
                        where store_id = :store and program_id = any(:programs)
                        order by program_id
                        limit :most
                        for update
                        """)
                .param("store", storeId)
                .param("programs", Columns.uuids(programIds, id -> id))
                .param("most", programIds.size())
                .query(UUID.class)
                .list()
                .size();
    }

    /** Holds the books of all programs that these referrals have rewards of. */
    void holdOfReferrals(UUID storeId, Collection<UUID> referralIds) {
        hold(
                storeId,
                jdbc.sql("""
                        select distinct program_id from reward
                        where store_id = :store and referral_id = any(:referrals)
                        limit 1000
                        """)
                        .param("store", storeId)
                        .param("referrals", Columns.uuids(referralIds, id -> id))
                        .query(UUID.class)
                        .list());
    }
}
