package dev.grapevine.webhook;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of events on their way to an endpoint, and the way to send one again. */
@Component
public final class Deliveries {
    private final InStore inStore;
    private final DeliveryRows rows;
    private final EventRows events;
    private final AuditLog audit;
    private final Clock clock;

    Deliveries(InStore inStore, DeliveryRows rows, EventRows events, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.rows = rows;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest events first. */
    public Page<Delivery> list(UUID storeId, UUID endpoint, Limit limit, @Nullable Cursor after) {
        List<Delivery> found = inStore.call(storeId, () -> rows.list(storeId, endpoint, limit, after));
        return Page.of(found, limit, delivery -> Cursor.by(delivery.event().id()));
    }

    /** Sends an event once more to an endpoint it was sent to before, under the same id. False where it was not. */
    public boolean replay(UUID storeId, Endpoint endpoint, UUID event, Actor by) {
        return inStore.call(storeId, () -> {
            boolean replayed = rows.replay(storeId, endpoint.id(), event, clock.instant());
            if (replayed) {
                audit.record(storeId, by, "replay.webhook_delivery", endpoint.idText(), Map.of(), Map.of());
            }
            return replayed;
        });
    }

    /** Sends an event of no importance, to this endpoint alone. */
    public Event test(UUID storeId, Endpoint endpoint) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Event event = new Event(
                Ids.newId(),
                EventType.WEBHOOK_TEST.code(),
                endpoint.idText(),
                "{\"id\":\"" + endpoint.idText() + "\"}",
                now);
        inStore.run(storeId, () -> {
            events.insert(storeId, List.of(event));
            rows.add(storeId, List.of(event), List.of(new EventRows.Listener(endpoint.id(), null)), now);
        });
        return event;
    }
}
