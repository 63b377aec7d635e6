package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.attribution.Move;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.program.Programs;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.Earned;
import dev.grapevine.reward.GrantRewards;
import dev.grapevine.reward.Reward;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets the rewards aside and lets the referral wait for what its program wants to see. */
@Component
final class ReviewReferrals {
    private final Referrals referrals;
    private final Programs programs;
    private final Advocates advocates;
    private final GrantRewards grantRewards;
    private final TellOfPurchases tellOfPurchases;
    private final Clock clock;

    ReviewReferrals(
            Referrals referrals,
            Programs programs,
            Advocates advocates,
            GrantRewards grantRewards,
            TellOfPurchases tellOfPurchases,
            Clock clock) {
        this.referrals = referrals;
        this.programs = programs;
        this.advocates = advocates;
        this.grantRewards = grantRewards;
        this.tellOfPurchases = tellOfPurchases;
        this.clock = clock;
    }

    /** Those that nothing speaks against: their review begins, or its end moves with the order. */
    void grantAndWait(UUID storeId, List<ReferredOrder> cleared) {
        List<ReferredOrder> waiting = cleared.stream()
                .filter(one -> one.referral().state() == ReferralState.PURCHASED
                        || one.referral().state() == ReferralState.IN_REVIEW)
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        List<Reward> set = grant(storeId, waiting);
        Map<UUID, Instant> reviewEnds = new HashMap<>();
        List<Move> moves = new ArrayList<>();
        for (ReferredOrder one : waiting) {
            Referral referral = one.referral();
            Counting counting = Counting.of(terms(storeId, referral).review(), one.order());
            @Nullable Instant ends = counting.reviewEndsAt();
            if (ends != null) {
                reviewEnds.put(referral.id(), ends);
            }
            if (referral.state() == ReferralState.PURCHASED
                    || !Objects.equals(ends, referral.reviewEndsAt())
                    || (ends == null && referral.isCleared())) {
                moves.add(Move.toReview(referral.id(), ends, waitsUntil(counting)));
            }
        }
        referrals.move(storeId, moves);
        tellOfPurchases.of(
                storeId, waiting.stream().map(ReferredOrder::referral).toList(), set, reviewEnds);
    }

    /** An order that is told late has as long from now on. */
    private Instant waitsUntil(Counting counting) {
        Instant atLeast = clock.instant().plus(Counting.PATIENCE);
        return counting.waitsUntil().isAfter(atLeast) ? counting.waitsUntil() : atLeast;
    }

    private List<Reward> grant(UUID storeId, List<ReferredOrder> waiting) {
        Map<UUID, Advocate> found = advocates.find(
                storeId,
                waiting.stream()
                        .map(one -> one.referral().advocateId())
                        .distinct()
                        .toList());
        return grantRewards.grant(
                storeId,
                waiting.stream()
                        .map(one -> earned(
                                storeId,
                                one,
                                Objects.requireNonNull(found.get(one.referral().advocateId()))))
                        .toList());
    }

    private Earned earned(UUID storeId, ReferredOrder one, Advocate advocate) {
        Referral referral = one.referral();
        return new Earned(
                referral.id(),
                referral.programId(),
                terms(storeId, referral),
                one.order().id(),
                one.worth(terms(storeId, referral)),
                advocate.customerId(),
                one.order().buyer() == null ? null : referral.friendCustomerId(),
                one.order().placedAt());
    }

    private Terms terms(UUID storeId, Referral referral) {
        return programs.terms(storeId, referral.programId(), referral.programVersion());
    }
}
