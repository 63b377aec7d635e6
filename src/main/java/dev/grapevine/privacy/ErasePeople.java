package dev.grapevine.privacy;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.ForgetBuyer;
import dev.grapevine.order.WaitForTurn;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.LocalWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.WorkKind;
import dev.grapevine.reward.ReverseRewards;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases those who asked for it, each in one transaction: a person is known to the store, or she is not. */
@Component
final class ErasePeople implements LocalWork {
    private static final WorkKind KIND =
            WorkKind.of("erasure", "erasure_request").inBatchesOf(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Actor BY = Actor.system("privacy");

    private final JdbcClient jdbc;
    private final FindTraces findTraces;
    private final EraseTraces eraseTraces;
    private final WaitForTurn waitForTurn;
    private final RenameCodes renameCodes;
    private final ForgetTyped forgetTyped;
    private final ForgetBuyer forgetBuyer;
    private final ReverseRewards reverseRewards;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ErasePeople(
            JdbcClient jdbc,
            FindTraces findTraces,
            EraseTraces eraseTraces,
            WaitForTurn waitForTurn,
            RenameCodes renameCodes,
            ForgetTyped forgetTyped,
            ForgetBuyer forgetBuyer,
            ReverseRewards reverseRewards,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.findTraces = findTraces;
        this.eraseTraces = eraseTraces;
        this.waitForTurn = waitForTurn;
        this.renameCodes = renameCodes;
        this.forgetTyped = forgetTyped;
        this.forgetBuyer = forgetBuyer;
        this.reverseRewards = reverseRewards;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public WorkKind kind() {
        return KIND;
    }

    /** What the shop has just told of somebody is worked on first: an order or a refund on its way must not get lost. */
    @Override
    public Map<UUID, Outcome> work(UUID storeId, List<UUID> ids) {
        Map<UUID, Outcome> outcomes = Outcome.forAll(ids, Outcome.done());
        asked(storeId, ids).forEach((id, customer) -> {
            Traces traces = findTraces.of(storeId, customer);
            if (findTraces.areToCome(storeId, traces)) {
                outcomes.put(id, Outcome.dueAgain(clock.instant().plus(LOOK_AGAIN)));
            } else {
                erase(storeId, customer, traces);
                done(storeId, id);
            }
        });
        return outcomes;
    }

    private Map<UUID, UUID> asked(UUID storeId, List<UUID> ids) {
        Map<UUID, UUID> asked = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, customer_id from erasure_request
                        where store_id = :store and id = any(cast(:ids as uuid[])) and done_at is null
                        order by id
                        limit 100
                        """).param("store", storeId).param("ids", Columns.uuids(ids)).query(row -> {
            asked.put(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class));
        });
        return asked;
    }

    /**
     * The books of her rewards are held before any row is locked that their holders lock too; what is written of it, and
     * planned to be told her, goes with the rest. No order is recorded meanwhile, which would write again what it read before.
     */
    private void erase(UUID storeId, UUID customer, Traces traces) {
        eraseTraces.inAnswers(storeId, traces, clock.instant());
        waitForTurn.of(storeId);
        reverseRewards.unused(storeId, customer);
        renameCodes.of(storeId, traces);
        eraseTraces.of(storeId, traces, clock.instant());
        forgetTyped.of(storeId, customer);
        forgetBuyer.forget(storeId, customer);
        audit.record(
                storeId, BY, "erase.customer", Ids.text(IdKind.CUSTOMER, customer), Map.of(), Map.of("erased", true));
        events.publishEvent(new CustomerErased(storeId, customer));
    }

    private void done(UUID storeId, UUID id) {
        jdbc.sql("update erasure_request set done_at = :now where store_id = :store and id = :id")
                .param("store", storeId)
                .param("id", id)
                .param("now", Times.at(clock.instant()))
                .update();
    }
}
