package dev.grapevine.journey;

import dev.grapevine.attribution.AttributeOrders;
import dev.grapevine.attribution.Move;
import dev.grapevine.attribution.MoveOutcome;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.reward.ReverseRewards;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person's word about a referral: lets pass what is held, refuses it, or takes one out at whatever stage. */
@Component
public class ReviewDecisions {
    private final InStore inStore;
    private final Referrals referrals;
    private final Orders orders;
    private final AttributeOrders attributeOrders;
    private final ReviewReferrals reviewReferrals;
    private final ReverseRewards reverseRewards;
    private final AuditLog audit;

    ReviewDecisions(
            InStore inStore,
            Referrals referrals,
            Orders orders,
            AttributeOrders attributeOrders,
            ReviewReferrals reviewReferrals,
            ReverseRewards reverseRewards,
            AuditLog audit) {
        this.inStore = inStore;
        this.referrals = referrals;
        this.orders = orders;
        this.attributeOrders = attributeOrders;
        this.reviewReferrals = reviewReferrals;
        this.reverseRewards = reverseRewards;
        this.audit = audit;
    }

    /**
     * Lets a held referral pass: its rewards are set aside and its review goes on, or ends at once where its days are over. The
     * order is held first, so that a refund comes either before, and is read here, or after, and finds the referral in review.
     */
    public MoveOutcome approve(UUID storeId, UUID referralId, Actor by, @Nullable String note) {
        return inStore.insist(storeId, () -> {
            referrals
                    .find(storeId, referralId)
                    .ifPresent(referral -> attributeOrders.wake(storeId, referral.orderId()));
            MoveOutcome outcome = move(storeId, Move.clear(referralId, by, note), by, "approve.referral");
            if (outcome instanceof MoveOutcome.Moved(Referral referral)) {
                Order order = orders.find(storeId, referral.orderId()).orElseThrow();
                reviewReferrals.grantAndWait(storeId, List.of(new ReferredOrder(order, referral, false)));
            }
            return outcome;
        });
    }

    /** Refuses a held referral: nobody gets anything for it. */
    public MoveOutcome reject(UUID storeId, UUID referralId, Actor by, @Nullable String note) {
        return refuse(storeId, Move.reject(referralId, by, note), by, "reject.referral");
    }

    /** Takes a referral out, also one that was rewarded: what was given is taken back. */
    public MoveOutcome disqualify(UUID storeId, UUID referralId, Actor by, @Nullable String note) {
        return refuse(storeId, Move.disqualify(referralId, by, note), by, "disqualify.referral");
    }

    private MoveOutcome refuse(UUID storeId, Move move, Actor by, String action) {
        return inStore.insist(storeId, () -> {
            MoveOutcome outcome = move(storeId, move, by, action);
            if (outcome instanceof MoveOutcome.Moved(Referral referral)) {
                reverseRewards.all(
                        storeId, List.of(referral.id()), referral.state().code());
            }
            return outcome;
        });
    }

    private MoveOutcome move(UUID storeId, Move move, Actor by, String action) {
        Map<String, @Nullable Object> before = referrals
                .find(storeId, move.referralId())
                .map(referral -> Map.<String, @Nullable Object>of(
                        "state", referral.state().code()))
                .orElse(Map.of());
        MoveOutcome outcome = referrals.move(storeId, move);
        if (outcome instanceof MoveOutcome.Moved(Referral referral)) {
            audit.record(
                    storeId,
                    by,
                    action,
                    referral.idText(),
                    before,
                    Map.of("state", referral.state().code()));
        }
        return outcome;
    }
}
