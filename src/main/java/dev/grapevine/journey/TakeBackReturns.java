package dev.grapevine.journey;

import dev.grapevine.attribution.Move;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.order.Refund;
import dev.grapevine.reward.Refunded;
import dev.grapevine.reward.ReverseRewards;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes back what is not earned any more: all of it where the purchase was cancelled, wholly refunded, or turned out to be
 * nobody's recommendation; a part for each part refund. Each refund takes once, however often it is told.
 */
@Component
final class TakeBackReturns {
    private final Orders orders;
    private final Referrals referrals;
    private final ReverseRewards reverseRewards;

    TakeBackReturns(Orders orders, Referrals referrals, ReverseRewards reverseRewards) {
        this.orders = orders;
        this.referrals = referrals;
        this.reverseRewards = reverseRewards;
    }

    /** @return those whose purchase stands and whose referral goes on */
    List<ReferredOrder> from(UUID storeId, List<ReferredOrder> referred) {
        List<ReferredOrder> refused =
                referred.stream().filter(one -> isRefused(one.referral())).toList();
        List<ReferredOrder> gone = referred.stream()
                .filter(one -> !isRefused(one.referral()) && isGone(one.order()))
                .toList();
        List<ReferredOrder> standing = referred.stream()
                .filter(one -> !isRefused(one.referral()) && !isGone(one.order()))
                .toList();
        reverseRewards.all(storeId, ReferredOrder.ids(refused), "not_referred");
        reverseRewards.all(storeId, ReferredOrder.ids(decidedAnew(standing)), "reattributed");
        giveBack(storeId, gone);
        takeParts(storeId, standing);
        return standing;
    }

    /** Set aside for another advocate, perhaps: whoever it is now gets hers anew. */
    private static List<ReferredOrder> decidedAnew(List<ReferredOrder> standing) {
        return standing.stream()
                .filter(one -> one.news() && one.referral().state() == ReferralState.PURCHASED)
                .toList();
    }

    private void giveBack(UUID storeId, List<ReferredOrder> gone) {
        if (gone.isEmpty()) {
            return;
        }
        referrals.move(
                storeId,
                gone.stream()
                        .map(one ->
                                Move.giveBack(one.referralId(), one.order().isCancelled() ? "cancelled" : "refunded"))
                        .toList());
        reverseRewards.all(
                storeId,
                ReferredOrder.ids(
                        gone.stream().filter(one -> one.order().isCancelled()).toList()),
                "cancelled");
        takeParts(
                storeId, gone.stream().filter(one -> !one.order().isCancelled()).toList());
    }

    private void takeParts(UUID storeId, List<ReferredOrder> referred) {
        List<Refunded> refunds = new ArrayList<>();
        for (ReferredOrder one : referred) {
            if (one.order().refunded().isPositive()) {
                refunds.addAll(refunds(storeId, one));
            }
        }
        reverseRewards.refunded(storeId, refunds);
    }

    /** Those in the order's currency, which are the ones that count. */
    private List<Refunded> refunds(UUID storeId, ReferredOrder one) {
        Order order = one.order();
        long whole = order.amounts().total().minor();
        return orders.refunds(storeId, order.id()).stream()
                .filter(refund -> refund.amount().currency().equals(order.currency()))
                .map((Refund refund) -> new Refunded(
                        one.referralId(), refund.id(), refund.amount().minor(), whole))
                .toList();
    }

    private static boolean isGone(Order order) {
        return order.isCancelled() || order.isFullyRefunded();
    }

    private static boolean isRefused(Referral referral) {
        return switch (referral.state()) {
            case REJECTED, DISQUALIFIED, EXPIRED -> true;
            case PURCHASED, IN_REVIEW, HELD, APPROVED, REWARDED, RETURNED -> false;
        };
    }
}
