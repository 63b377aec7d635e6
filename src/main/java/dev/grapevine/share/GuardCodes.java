package dev.grapevine.share;

import dev.grapevine.advocate.Advocates;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.LeakGuard;
import dev.grapevine.program.Programs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return check(storeId, List.of(code)).stream().findFirst();
    }

    /** {@link #check(UUID, CouponCode)} for many: one statement and one a program, and three for each that may leak. */
    public List<Leak> check(UUID storeId, Collection<CouponCode> codes) {
        List<CouponCode> guarded = codes.stream()
                .filter(code -> code.kind() == CodeKind.ADVOCATE && code.retiredAt() == null)
                .toList();
        if (guarded.isEmpty()) {
            return List.of();
        }
        return inStore.call(storeId, () -> {
            Map<UUID, LeakGuard> guards = new HashMap<>();
            Map<String, Long> uses =
                    rows.uses(storeId, guarded.stream().map(CouponCode::code).toList());
            List<Leak> leaks = new ArrayList<>();
            for (CouponCode code : guarded) {
                LeakGuard guard = guards.computeIfAbsent(code.programId(), id -> guard(storeId, id));
                leak(storeId, code, guard, uses.getOrDefault(code.code(), 0L)).ifPresent(leaks::add);
            }
            return leaks;
        });
    }

    private LeakGuard guard(UUID storeId, UUID programId) {
        return programs.find(storeId, programId).orElseThrow().terms().leakGuard();
    }

    private Optional<Leak> leak(UUID storeId, CouponCode code, LeakGuard guard, long uses) {
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
    }
}
