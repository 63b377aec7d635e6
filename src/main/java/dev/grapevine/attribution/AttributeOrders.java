package dev.grapevine.attribution;

import dev.grapevine.attribution.Decision.Recommendation;
import dev.grapevine.claim.Claims;
import dev.grapevine.order.Order;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.program.Programs;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.share.Visits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides for a batch of a store's orders who sent them, and keeps decision, evidence and referral. It may be asked again at
 * any time, and is when something changed: what comes out as before is left as it is, and what comes out otherwise takes the
 * place of the earlier decision until the reward is on its way.
 */
@Component
public class AttributeOrders {
    private final InStore inStore;
    private final Attributions attributions;
    private final Referrals referrals;
    private final GatherEvidence gatherEvidence;
    private final GatherFacts gatherFacts;
    private final EarlierOrders earlierOrders;
    private final SettleReferrals settleReferrals;
    private final Clock clock;

    public AttributeOrders(
            InStore inStore,
            JdbcClient jdbc,
            Attributions attributions,
            Referrals referrals,
            CouponCodes codes,
            Visits visits,
            Claims claims,
            Ties ties,
            SpentCodes spentCodes,
            Programs programs,
            Nudge nudge,
            Clock clock) {
        this.inStore = inStore;
        this.attributions = attributions;
        this.referrals = referrals;
        this.gatherEvidence = new GatherEvidence(codes, visits, claims, ties, spentCodes);
        this.gatherFacts = new GatherFacts(jdbc, programs);
        this.earlierOrders = new EarlierOrders(jdbc, nudge);
        this.settleReferrals = new SettleReferrals(jdbc);
        this.clock = clock;
    }

    /**
     * Decides, in one transaction; the caller holds the locks of the orders' rows.
     *
     * @param orders at most 1,000
     * @return by order, in the sequence in which they were placed
     */
    public Map<UUID, AttributedOrder> attribute(UUID storeId, Collection<Order> orders) {
        return inStore.call(storeId, () -> {
            List<Order> sorted = orders.stream()
                    .sorted(Comparator.comparing(Order::placedAt).thenComparing(Order::externalId))
                    .toList();
            List<UUID> ids = sorted.stream().map(Order::id).toList();
            Map<UUID, Decision> before = attributions.find(storeId, ids);
            Map<UUID, Referral> known = before.isEmpty() ? Map.of() : referrals.holdOfOrders(storeId, ids);
            Map<UUID, Decision> decided = decide(storeId, sorted, before, known);
            return keep(storeId, sorted, before, known, decided);
        });
    }

    /** In the sequence of the orders, because whether an earlier one was referred matters to a later one of the same buyer. */
    private Map<UUID, Decision> decide(
            UUID storeId, List<Order> sorted, Map<UUID, Decision> before, Map<UUID, Referral> known) {
        Map<UUID, List<Evidence>> evidence = gatherEvidence.of(storeId, sorted);
        List<UUID> spokenFor = sorted.stream()
                .map(Order::id)
                .filter(id -> !evidence.getOrDefault(id, List.of()).isEmpty())
                .toList();
        List<Evidence> all = evidence.values().stream().flatMap(List::stream).toList();
        Map<UUID, Recommender> recommenders = all.isEmpty()
                ? Map.of()
                : gatherFacts.recommenders(
                        storeId,
                        all.stream().map(Evidence::advocateId).distinct().toList());
        Map<UUID, GatherFacts.Versions> programs = all.isEmpty()
                ? Map.of()
                : gatherFacts.programs(
                        storeId,
                        all.stream().map(Evidence::programId).distinct().toList());
        Map<UUID, EarlierOrders.Found> earlier = spokenFor.isEmpty()
                ? Map.of()
                : earlierOrders.of(
                        storeId, spokenFor, sorted.stream().map(Order::id).toList());
        Map<UUID, Decision> decided = new LinkedHashMap<>();
        for (Order order : sorted) {
            @Nullable Referral referral = known.get(order.id());
            @Nullable Decision was = before.get(order.id());
            List<Evidence> speaking = evidence.getOrDefault(order.id(), List.of());
            if (was != null
                    && ((referral != null && !referral.isOpenToAttribution()) || isForgotten(order, was, speaking))) {
                decided.put(order.id(), was);
                continue;
            }
            var found = earlier.getOrDefault(order.id(), EarlierOrders.Found.NONE);
            decided.put(
                    order.id(),
                    Attribution.decide(new Case(
                            OrderFacts.of(order, found.settled(decided)),
                            speaking,
                            promises(storeId, order, speaking, programs),
                            recommenders,
                            kept(was))));
        }
        return decided;
    }

    /** By what an erased buyer came is not known any more, and whoever sent her keeps the referral; a person's word still counts. */
    private static boolean isForgotten(Order order, Decision was, List<Evidence> speaking) {
        return order.buyer() == null
                && was.isAttributed()
                && speaking.stream().noneMatch(one -> one.kind() == EvidenceKind.TIE);
    }

    private Map<Evidence, Promise> promises(
            UUID storeId, Order order, List<Evidence> evidence, Map<UUID, GatherFacts.Versions> programs) {
        return evidence.stream()
                .distinct()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> gatherFacts.promise(
                                storeId,
                                Objects.requireNonNull(programs.get(one.programId())),
                                one.promisedAt(order.placedAt()))));
    }

    private static @Nullable Recommendation kept(@Nullable Decision before) {
        return before != null && before.isAttributed() ? before.recommendation() : null;
    }

    private Map<UUID, AttributedOrder> keep(
            UUID storeId,
            List<Order> sorted,
            Map<UUID, Decision> before,
            Map<UUID, Referral> known,
            Map<UUID, Decision> decided) {
        Map<UUID, Decision> changed = new LinkedHashMap<>();
        List<UUID> otherwise = new ArrayList<>();
        decided.forEach((id, decision) -> {
            @Nullable Decision was = before.get(id);
            if (!decision.equals(was)) {
                changed.put(id, decision);
            }
            if (decision.isAttributed() != (was != null && was.isAttributed())) {
                otherwise.add(id);
            }
        });
        attributions.save(storeId, changed);
        Map<UUID, Referral> referred = new HashMap<>(known);
        Map<UUID, Referral> settled =
                settleReferrals.settle(storeId, SettleReferrals.of(sorted, decided, known), clock.instant());
        referred.putAll(settled);
        referrals.tell(storeId, List.copyOf(settled.values()));
        earlierOrders.wakeLater(storeId, otherwise, decided.keySet(), clock.instant());
        Map<UUID, AttributedOrder> answer = new LinkedHashMap<>();
        sorted.forEach(order -> answer.put(
                order.id(),
                new AttributedOrder(
                        order,
                        Objects.requireNonNull(decided.get(order.id())),
                        referred.get(order.id()),
                        isAnew(known.get(order.id()), settled.get(order.id())))));
        return answer;
    }

    /** What was found as purchased was put down by a person's word, after the journey that left it in another state. */
    private static boolean isAnew(@Nullable Referral before, @Nullable Referral settled) {
        return before != null
                && (before.state() == ReferralState.PURCHASED
                        || (settled != null && !before.recommendation().equals(settled.recommendation())));
    }

    /**
     * Makes the journey look at an order again after a person's word, and holds the order until the transaction ends: a
     * journey under way is waited for, and nobody changes it meanwhile. To be called before its
     * referral is moved, where the order is not held already.
     */
    public void wake(UUID storeId, UUID orderId) {
        earlierOrders.wake(storeId, orderId, clock.instant());
    }
}
