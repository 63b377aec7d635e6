package dev.grapevine.webhook;

import dev.grapevine.platform.work.LocalWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.WorkKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets events go that were kept long enough, and what was noted of their deliveries with them. */
@Component
final class ForgetEvents implements LocalWork {
    private static final WorkKind KIND = WorkKind.of("event-end", "event").inBatchesOf(1_000);

    private final EventRows rows;

    ForgetEvents(EventRows rows) {
        this.rows = rows;
    }

    @Override
    public WorkKind kind() {
        return KIND;
    }

    @Override
    public Map<UUID, Outcome> work(UUID storeId, List<UUID> ids) {
        rows.forget(storeId, ids);
        return Outcome.forAll(ids, Outcome.done());
    }
}
