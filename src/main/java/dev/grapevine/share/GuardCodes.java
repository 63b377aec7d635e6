package dev.grapevine.share;

import dev.grapevine.advocate.Advocates;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Programs;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Replaces an advocate's code that is used far above its visits, by the leak guard of its program. */
@Component
public class GuardCodes {

    private final InStore inStore;
    private final CouponCodes codes;
    private final CouponCodeRows rows;
    private final VisitRows visits;
    private final Programs programs;
    private final Advocates advocates;
    private final ApplicationEventPublisher events;

    public GuardCodes(
            InStore inStore,
            JdbcClient jdbc,
            CouponCodes codes,
            Programs programs,
            Advocates advocates,
            ApplicationEventPublisher events) {
        this.inStore = inStore;
        this.codes = codes;
        this.rows = new CouponCodeRows(jdbc);
        this.visits = new VisitRows(jdbc);
        this.programs = programs;
        this.advocates = advocates;
        this.events = events;
    }

    /** Looks at a code after its use; what leaks is replaced at once, and told so that the merchant can be. */
    public Optional<Leak> check(UUID storeId, CouponCode code) {
        if (code.kind() != CodeKind.ADVOCATE || code.retiredAt() != null) {
            return Optional.empty();
        }
        return inStore.call(storeId, () -> {
            var guard = programs.find(storeId, code.programId())
                    .orElseThrow()
                    .terms()
                    .leakGuard();
            long uses = rows.uses(storeId, code.code());
            if (!guard.isLeaking(uses, 0)) {
                return Optional.empty();
            }
            long came = visits.people(storeId, code.advocateId(), code.mintedAt());
            if (!guard.isLeaking(uses, came)) {
                return Optional.empty();
            }
            var advocate = advocates.find(storeId, code.advocateId()).orElseThrow();
            var leak = new Leak(code, codes.rotate(storeId, advocate, code.programId()), uses, came);
            events.publishEvent(new CodeLeaked(storeId, leak));
            return Optional.of(leak);
        });
    }
}
