package dev.grapevine.demo.tour;

import dev.grapevine.demo.InDemo;
import dev.grapevine.platform.database.InStore;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets a leap of the clock sign nobody out, at the dashboard and in the corner. */
@InDemo
@Component
class StaySignedIn {
    private final InStore inStore;
    private final JdbcClient jdbc;

    StaySignedIn(InStore inStore, JdbcClient jdbc) {
        this.inStore = inStore;
        this.jdbc = jdbc;
    }

    /**
     * Makes all sessions younger by a leap of the clock: nobody was away, so nobody is signed out by it, and what had ended
     * before stays so. Rows are put anew because no server of a shop ever has to change these times.
     */
    void leap(UUID storeId, Duration over) {
        inStore.run(storeId, () -> {
            jdbc.sql("""
                            with known as (
                              delete from dashboard_session where store_id = :store
                              returning token_hash, teammate_id, begun_at, seen_at)
                            insert into dashboard_session (store_id, token_hash, teammate_id, begun_at, seen_at)
                            select :store, token_hash, teammate_id, begun_at + make_interval(secs => :over),
                                   seen_at + make_interval(secs => :over)
                            from known
                            """)
                    .param("store", storeId)
                    .param("over", over.toSeconds())
                    .update();
            jdbc.sql("""
                            with known as (
                              delete from corner_session where store_id = :store
                              returning hash, customer_id, began_at, expires_at)
                            insert into corner_session (store_id, hash, customer_id, began_at, expires_at)
                            select :store, hash, customer_id, began_at + make_interval(secs => :over),
                                   expires_at + make_interval(secs => :over)
                            from known
                            """)
                    .param("store", storeId)
                    .param("over", over.toSeconds())
                    .update();
        });
    }
}
