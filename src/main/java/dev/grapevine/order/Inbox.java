package dev.grapevine.order;

import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.GroupCommit;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.platform.work.WorkKind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes what shops tell and keeps it raw: once {@link #accept} has returned, it is durable, and a shop may be answered 2xx
 * (invariant 6). Telling the same event again is taken kindly and changes nothing. {@link InboxWork} makes orders and refunds
 * of it.
 *
 * <p>The bodies hold addresses, names and network addresses as they came; nothing else of this module keeps the last. Erasure
 * and retention clear the bodies and leave the keys, so that a late repetition is still known for one.
 */
@Component
public final class Inbox {
    static final WorkKind WORK = WorkKind.of("inbox", "inbox");
    /** Enough that the flush of the disk is a small part of it, and little enough for the memory and the first to wait. */
    private static final int MOST_TOGETHER = 100;

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Nudge nudge;
    private final Clock clock;
    private final GroupCommit<Delivery, Boolean> together;

    public Inbox(InStore inStore, JdbcClient jdbc, Nudge nudge, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.nudge = nudge;
        this.clock = clock;
        this.together = new GroupCommit<>(MOST_TOGETHER, this::accept);
    }

    /**
     * Takes one, in one transaction with others that the store tells at the same time.
     *
     * @return whether it is news; false where this event was told before
     */
    public boolean accept(UUID storeId, Delivery delivery) {
        return together.write(storeId, delivery);
    }

    /**
     * Takes several at once, in one statement and one transaction, or in the transaction that is open.
     *
     * @return for each whether it is news
     */
    public List<Boolean> accept(UUID storeId, List<Delivery> deliveries) {
        List<UUID> ids = deliveries.stream().map(delivery -> Ids.newId()).toList();
        Set<UUID> taken = new HashSet<>(inStore.call(storeId, () -> insert(storeId, deliveries, ids)));
        return ids.stream().map(taken::contains).toList();
    }

    private List<UUID> insert(UUID storeId, List<Delivery> deliveries, List<UUID> ids) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<UUID> taken = jdbc.sql("""
                        insert into inbox (store_id, id, source, event_key, kind, subject, body, received_at, due_at)
                        select :store, cast(d.id as uuid), d.source, d.event_key, d.kind, d.subject, d.body, :now, :now
                        from unnest(:ids, :sources, :keys, :kinds, :subjects, :bodies)
                          as d (id, source, event_key, kind, subject, body)
                        order by d.source, d.event_key, d.id
                        on conflict (store_id, source, event_key) do nothing
                        returning id
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .param("sources", Columns.texts(deliveries, Delivery::source))
                .param("keys", Columns.texts(deliveries, Delivery::eventKey))
                .param("kinds", Columns.texts(deliveries, delivery -> delivery.kind()
                        .code()))
                .param("subjects", Columns.texts(deliveries, Delivery::subject))
                .param("bodies", Columns.texts(deliveries, Delivery::body))
                .param("now", Times.at(now))
                .query(UUID.class)
                .list();
        if (!taken.isEmpty()) {
            nudge.due(storeId, WORK);
        }
        return taken;
    }

    /**
     * What lies here of an order that is not known yet.
     *
     * @param order whether the order was taken and is still to be worked on
     * @param aside whether what was told of the order itself was laid aside
     * @param refund whether a refund of it was taken, and waits for it
     */
    public record Awaited(boolean order, boolean aside, boolean refund) {}

    public Awaited awaited(UUID storeId, String orderExternalId) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select coalesce(bool_or(kind <> 'refund' and due_at is not null), false) as order_comes,
                               coalesce(bool_or(kind <> 'refund' and due_dead_at is not null), false) as laid_aside,
                               coalesce(bool_or(kind = 'refund' and (due_at is not null or due_dead_at is not null)),
                                        false) as refund_waits
                        from (
                          select kind, due_at, due_dead_at from inbox
                          where store_id = :store and subject = :order
                            and (due_at is not null or due_dead_at is not null)
                          limit 1000) i
                        """)
                .param("store", storeId)
                .param("order", orderExternalId)
                .query((row, _) -> new Awaited(
                        row.getBoolean("order_comes"), row.getBoolean("laid_aside"), row.getBoolean("refund_waits")))
                .single());
    }
}
