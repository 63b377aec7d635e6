package dev.grapevine.journey;

import dev.grapevine.attribution.Move;
import dev.grapevine.attribution.MoveOutcome;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.work.LocalWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.WorkKind;
import dev.grapevine.program.Programs;
import dev.grapevine.reward.ReleaseRewards;
import dev.grapevine.reward.ReverseRewards;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The end of a review: where the order still counts, both sides get what was set aside for them. Nothing is ever paid on
 * another way (invariant 9). What was told of an order comes first: while its journey is due, the review waits for it.
 */
@Component
final class ReviewEnds implements LocalWork {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Referrals referrals;
    private final Orders orders;
    private final Programs programs;
    private final ReleaseRewards releaseRewards;
    private final ReverseRewards reverseRewards;
    private final Clock clock;

    ReviewEnds(
            Referrals referrals,
            Orders orders,
            Programs programs,
            ReleaseRewards releaseRewards,
            ReverseRewards reverseRewards,
            Clock clock) {
        this.referrals = referrals;
        this.orders = orders;
        this.programs = programs;
        this.releaseRewards = releaseRewards;
        this.reverseRewards = reverseRewards;
        this.clock = clock;
    }

    @Override
    public WorkKind kind() {
        return Referrals.REVIEW;
    }

    @Override
    public Map<UUID, Outcome> work(UUID storeId, List<UUID> ids) {
        Instant now = clock.instant();
        Map<UUID, Outcome> outcomes = Outcome.forAll(ids, Outcome.done());
        Collection<Referral> due = referrals.find(storeId, ids).values().stream()
                .filter(referral -> referral.state() == ReferralState.IN_REVIEW)
                .toList();
        List<UUID> orderIds = due.stream().map(Referral::orderId).toList();
        Set<UUID> unseen = orders.dueAmong(storeId, orderIds);
        Map<UUID, Order> bought = orders.find(storeId, orderIds);
        List<UUID> approved = new ArrayList<>();
        List<Move> expired = new ArrayList<>();
        for (Referral referral : due) {
            if (unseen.contains(referral.orderId())) {
                outcomes.put(referral.id(), Outcome.dueAgain(now.plus(A_MOMENT)));
                continue;
            }
            @Nullable Order order = bought.get(referral.orderId());
            if (order == null || order.isGone()) {
                continue; // the order's own journey takes it back
            }
            Counting counting = Counting.of(
                    programs.terms(storeId, referral.programId(), referral.programVersion())
                            .review(),
                    order);
            @Nullable String flaw = counting.flawAt(now);
            if (counting.decidedAt().isAfter(now)) {
                outcomes.put(referral.id(), Outcome.dueAgain(counting.decidedAt()));
            } else if (flaw != null) {
                expired.add(Move.expire(referral.id(), flaw));
            } else if (counting.isPayableAt(now)) {
                approved.add(referral.id());
            }
        }
        expire(storeId, expired);
        reward(storeId, approved);
        return outcomes;
    }

    /** What was set aside is let go at once; should the order turn out otherwise, its journey sets it aside anew. */
    private void expire(UUID storeId, List<Move> expired) {
        Map<UUID, MoveOutcome> moved = referrals.move(storeId, expired);
        expired.stream()
                .filter(move -> moved.get(move.referralId()) instanceof MoveOutcome.Moved)
                .collect(Collectors.groupingBy(
                        move -> Objects.requireNonNull(move.reason()),
                        Collectors.mapping(Move::referralId, Collectors.toList())))
                .forEach((why, ids) -> reverseRewards.all(storeId, ids, why));
    }

    private void reward(UUID storeId, List<UUID> approved) {
        if (approved.isEmpty()) {
            return;
        }
        referrals.move(storeId, approved.stream().map(Move::approve).toList());
        releaseRewards.release(storeId, approved);
        referrals.move(storeId, approved.stream().map(Move::reward).toList());
    }
}
