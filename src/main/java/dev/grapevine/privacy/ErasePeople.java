package dev.grapevine.privacy;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.ForgetBuyer;
import dev.grapevine.platform.work.LocalWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.WorkKind;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases those who asked for it, each in one transaction: a person is known to the store, or she is not. */
@Component
final class ErasePeople implements LocalWork {
    private static final WorkKind KIND =
            WorkKind.of("erasure", "erasure_request").inBatchesOf(5);
    private static final Actor BY = Actor.system("privacy");

    private final JdbcClient jdbc;
    private final FindTraces findTraces;
    private final EraseTraces eraseTraces;
    private final RenameCodes renameCodes;
    private final ForgetBuyer forgetBuyer;
    private final AuditLog audit;
    private final Clock clock;

    ErasePeople(
            JdbcClient jdbc,
            FindTraces findTraces,
            EraseTraces eraseTraces,
            RenameCodes renameCodes,
            ForgetBuyer forgetBuyer,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.findTraces = findTraces;
        this.eraseTraces = eraseTraces;
        this.renameCodes = renameCodes;
        this.forgetBuyer = forgetBuyer;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public WorkKind kind() {
        return KIND;
    }

    @Override
    public Map<UUID, Outcome> work(UUID storeId, List<UUID> ids) {
        asked(storeId, ids).forEach(customer -> erase(storeId, customer));
        return Outcome.forAll(ids, Outcome.done());
    }

    private List<UUID> asked(UUID storeId, List<UUID> ids) {
        return jdbc.sql("""
                        update erasure_request set done_at = :now
                        where store_id = :store and id = any(cast(:ids as uuid[])) and done_at is null
                        returning customer_id
                        """)
                .param("store", storeId)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    private void erase(UUID storeId, UUID customer) {
        Traces traces = findTraces.of(storeId, customer);
        renameCodes.of(storeId, traces);
        eraseTraces.of(storeId, traces, clock.instant());
        forgetBuyer.forget(storeId, customer);
        audit.record(
                storeId, BY, "erase.customer", Ids.text(IdKind.CUSTOMER, customer), Map.of(), Map.of("erased", true));
    }
}
