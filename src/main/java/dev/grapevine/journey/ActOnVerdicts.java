package dev.grapevine.journey;

import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.attribution.Move;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.program.Programs;
import dev.grapevine.reward.ReverseRewards;
import dev.grapevine.risk.AssessReferrals;
import dev.grapevine.risk.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the fraud rules about referrals on their way, refuses what they reject and holds what they suspect for a person. */
@Component
final class ActOnVerdicts {
    private static final Set<ReferralState> ON_THEIR_WAY = Set.of(ReferralState.PURCHASED, ReferralState.IN_REVIEW);

    /** A referral that a person let pass is not asked about again. */
    private static final Verdict NOTHING_NOTICED = new Verdict(Verdict.Outcome.CLEAR, List.of());

    private final AssessReferrals assessReferrals;
    private final Referrals referrals;
    private final Programs programs;
    private final ReverseRewards reverseRewards;

    ActOnVerdicts(
            AssessReferrals assessReferrals, Referrals referrals, Programs programs, ReverseRewards reverseRewards) {
        this.assessReferrals = assessReferrals;
        this.referrals = referrals;
        this.programs = programs;
        this.reverseRewards = reverseRewards;
    }

    /** @return those that nothing speaks against */
    List<ReferredOrder> about(UUID storeId, List<ReferredOrder> standing, Collection<AttributedOrder> attributed) {
        List<ReferredOrder> asked = standing.stream()
                .filter(one -> ON_THEIR_WAY.contains(one.referral().state()))
                .toList();
        Map<UUID, Verdict> verdicts = assessReferrals.assess(storeId, of(asked, attributed));
        List<Move> moves = new ArrayList<>();
        List<UUID> rejected = new ArrayList<>();
        List<ReferredOrder> clear = new ArrayList<>();
        for (ReferredOrder one : asked) {
            Verdict verdict = verdicts.getOrDefault(one.referralId(), NOTHING_NOTICED);
            switch (verdict.outcome()) {
                case CLEAR -> clear.add(one);
                case SUSPICIOUS -> moves.add(Move.hold(one.referralId(), reviewEnds(storeId, one)));
                case REJECTED -> {
                    moves.add(Move.rejectForRisk(one.referralId(), verdict.reason()));
                    rejected.add(one.referralId());
                }
            }
        }
        referrals.move(storeId, moves);
        reverseRewards.all(storeId, rejected, "rejected");
        return clear;
    }

    private @Nullable Instant reviewEnds(UUID storeId, ReferredOrder one) {
        Referral referral = one.referral();
        return Counting.of(
                        programs.terms(storeId, referral.programId(), referral.programVersion())
                                .review(),
                        one.order())
                .reviewEndsAt();
    }

    private static List<AttributedOrder> of(List<ReferredOrder> asked, Collection<AttributedOrder> attributed) {
        Set<UUID> orders = asked.stream().map(one -> one.order().id()).collect(Collectors.toSet());
        return attributed.stream()
                .filter(one -> orders.contains(one.order().id()))
                .toList();
    }
}
