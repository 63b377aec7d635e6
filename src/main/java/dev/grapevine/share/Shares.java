package dev.grapevine.share;

import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That advocates shared, and by which channel. What they wrote is between them and their friends. */
@Component
public class Shares {

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Shares(InStore inStore, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Whether she has shared: by a button, or by herself, so that people came. */
    public boolean hasShared(UUID storeId, UUID advocateId) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select exists (select from share where store_id = :store and advocate_id = :advocate)
                            or exists (select from visit
                                       where store_id = :store and advocate_id = :advocate and traffic = 'person')
                        """)
                .param("store", storeId)
                .param("advocate", advocateId)
                .query(Boolean.class)
                .single());
    }

    public void record(UUID storeId, UUID advocateId, Channel channel) {
        inStore.run(storeId, () -> {
            insert(storeId, advocateId, channel);
            events.publishEvent(new ShareMade(storeId, advocateId, channel));
        });
    }

    private void insert(UUID storeId, UUID advocateId, Channel channel) {
        jdbc.sql("""
                        insert into share (store_id, id, advocate_id, channel, at)
                        values (:store, :id, :advocate, :channel, :at)
                        """)
                .param("store", storeId)
                .param("id", Ids.newId())
                .param("advocate", advocateId)
                .param("channel", channel.code())
                .param("at", Times.at(clock.instant()))
                .update();
    }
}
