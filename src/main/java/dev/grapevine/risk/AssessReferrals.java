package dev.grapevine.risk;

import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.attribution.Decision.Attributed;
import dev.grapevine.attribution.EvidenceKind;
import dev.grapevine.attribution.Referral;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.database.InStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Assesses a batch of a store's referrals and keeps the verdicts: two statements, three where one was tied by hand. */
@Component
public class AssessReferrals {
    private final InStore inStore;
    private final GatherRiskFacts gather;
    private final Orders orders;
    private final Verdicts verdicts;
    private final List<Signal> signals;

    public AssessReferrals(InStore inStore, JdbcClient jdbc, Orders orders, Verdicts verdicts, List<Signal> signals) {
        this.inStore = inStore;
        this.gather = new GatherRiskFacts(jdbc);
        this.orders = orders;
        this.verdicts = verdicts;
        this.signals = List.copyOf(signals);
    }

    /**
     * Assesses the referrals of orders that were put down to an advocate, in one transaction; the others, and those that a
     * person let pass, are left out.
     *
     * @return by referral
     */
    public Map<UUID, Verdict> assess(UUID storeId, Collection<AttributedOrder> attributed) {
        List<AttributedOrder> concerned =
                attributed.stream().filter(AssessReferrals::isConcerned).toList();
        if (concerned.isEmpty()) {
            return Map.of();
        }
        return inStore.call(storeId, () -> {
            Map<UUID, Verdict> found = new LinkedHashMap<>();
            gather.facts(storeId, concerned, boughtBefore(storeId, concerned))
                    .forEach(facts -> found.put(facts.referralId(), Assess.verdict(facts, signals)));
            verdicts.save(storeId, found);
            return found;
        });
    }

    static boolean isTied(AttributedOrder one) {
        return one.decision() instanceof Attributed attributed
                && attributed.because().kind() == EvidenceKind.TIE;
    }

    static Referral referral(AttributedOrder one) {
        return Objects.requireNonNull(one.referral());
    }

    private static boolean isConcerned(AttributedOrder one) {
        return one.decision().isAttributed()
                && one.referral() != null
                && !one.referral().isCleared();
    }

    private Map<UUID, Integer> boughtBefore(UUID storeId, List<AttributedOrder> concerned) {
        List<UUID> tied = concerned.stream()
                .filter(AssessReferrals::isTied)
                .map(one -> one.order().id())
                .toList();
        return tied.isEmpty() ? Map.of() : orders.countEarlier(storeId, tied);
    }
}
