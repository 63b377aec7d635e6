package dev.grapevine.journey;

import dev.grapevine.attribution.Move;
import dev.grapevine.attribution.MoveOutcome;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.program.Programs;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes up again what had come to an end by the order's state, where the newest word about the order says otherwise: it was
 * cancelled or given back and is not any more, has the right tags after all, or came as far as counts late. So it does not
 * matter which word came first. What was rewarded once stays as it ended.
 */
@Component
final class ReopenReferrals {
    private final Referrals referrals;
    private final Programs programs;
    private final Clock clock;

    ReopenReferrals(Referrals referrals, Programs programs, Clock clock) {
        this.referrals = referrals;
        this.programs = programs;
        this.clock = clock;
    }

    /** @return all of them, those that go on as they stand now; one statement, and none where nothing goes on */
    List<ReferredOrder> among(UUID storeId, List<ReferredOrder> referred) {
        Map<UUID, MoveOutcome> moved = referrals.move(
                storeId,
                referred.stream()
                        .filter(one -> goesOn(storeId, one))
                        .map(one -> Move.reopen(one.referralId()))
                        .toList());
        return referred.stream()
                .map(one -> moved.get(one.referralId()) instanceof MoveOutcome.Moved(Referral now)
                        ? new ReferredOrder(one.order(), now, one.anew())
                        : one)
                .toList();
    }

    private boolean goesOn(UUID storeId, ReferredOrder one) {
        Referral referral = one.referral();
        if (!referral.isOpenToAttribution() || one.order().isGone()) {
            return false;
        }
        return referral.state() == ReferralState.RETURNED
                || (referral.state() == ReferralState.EXPIRED
                        && Counting.of(
                                                programs.terms(storeId, referral.programId(), referral.programVersion())
                                                        .review(),
                                                one.order())
                                        .flawAt(clock.instant())
                                == null);
    }
}
