package dev.grapevine.webhook;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.InStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What happened in a store. Events are gathered while a transaction runs and written at its end, before it commits: one
 * statement for all of them, and one more where the store has endpoints. They get id and time only then: what is true for
 * others from the commit on happened then, and who reads the newest again and again must not find one of a long transaction
 * far below what has been read.
 */
@Component
public class Events {
    private final InStore inStore;
    private final EventRows rows;
    private final DeliveryRows deliveries;
    private final ShowSubjects show;
    private final Clock clock;

    Events(InStore inStore, EventRows rows, DeliveryRows deliveries, ShowSubjects show, Clock clock) {
        this.inStore = inStore;
        this.rows = rows;
        this.deliveries = deliveries;
        this.show = show;
        this.clock = clock;
    }

    /** An event to come. */
    private record Happened(EventType type, Subject subject) {}

    /** Newest first. One that is written at this moment by somebody else may come below the newest a moment later. */
    public Page<Event> list(UUID storeId, @Nullable EventType type, Limit limit, @Nullable Cursor after) {
        List<Event> found = inStore.call(storeId, () -> rows.list(storeId, type, limit, after));
        return Page.of(found, limit, event -> Cursor.by(event.id()));
    }

    /** Tells that this has happened; call it in the transaction of the change. */
    void happened(UUID storeId, EventType type, Subject subject) {
        inStore.run(storeId, () -> ofTransaction(storeId).happened.add(new Happened(type, subject)));
    }

    private Gathered ofTransaction(UUID storeId) {
        Gathered known = (Gathered) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        Gathered fresh = new Gathered(storeId);
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    private final class Gathered implements TransactionSynchronization {
        private final UUID storeId;
        private final List<Happened> happened = new ArrayList<>();

        private Gathered(UUID storeId) {
            this.storeId = storeId;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            Function<Subject, String> shown = show.in(storeId);
            List<String> data =
                    happened.stream().map(one -> shown.apply(one.subject())).toList();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < data.size(); i++) {
                Happened one = happened.get(i);
                events.add(
                        new Event(Ids.newId(), one.type().code(), one.subject().id(), data.get(i), now));
            }
            deliveries.add(storeId, events, rows.insert(storeId, events), now);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Events.this);
        }
    }
}
