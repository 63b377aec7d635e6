package dev.grapevine.journey;

import dev.grapevine.attribution.Move;
import dev.grapevine.attribution.MoveOutcome;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes up again what had come to an end by the order's state, where the newest word about the order says otherwise: it was
 * cancelled or given back, and is not any more. So it does not matter which word came first. What was rewarded once stays
 * as it ended.
 */
@Component
final class ReopenReferrals {
    private final Referrals referrals;

    ReopenReferrals(Referrals referrals) {
        this.referrals = referrals;
    }

    /** @return all of them, those that go on as they stand now; one statement, and none where nothing goes on */
    List<ReferredOrder> among(UUID storeId, List<ReferredOrder> referred) {
        Map<UUID, MoveOutcome> moved = referrals.move(
                storeId,
                referred.stream()
                        .filter(ReopenReferrals::goesOn)
                        .map(one -> Move.reopen(one.referralId()))
                        .toList());
        return referred.stream()
                .map(one -> moved.get(one.referralId()) instanceof MoveOutcome.Moved(Referral now)
                        ? new ReferredOrder(one.order(), now, one.news())
                        : one)
                .toList();
    }

    private static boolean goesOn(ReferredOrder one) {
        return one.referral().isOpenToAttribution()
                && one.referral().state() == ReferralState.RETURNED
                && !one.order().isGone();
    }
}
