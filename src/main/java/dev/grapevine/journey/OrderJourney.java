package dev.grapevine.journey;

import dev.grapevine.attribution.AttributeOrders;
import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.work.LocalWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.WorkKind;
import dev.grapevine.risk.Bursts;
import dev.grapevine.share.CouponCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * An order's way, for a batch of a store's orders, in one transaction: who sent it, what speaks against it, what it is worth
 * to both sides, and until when it waits.
 *
 * <p>It is walked again whenever something about the order changes, and each step leaves alone what is already as it should
 * be; so it does not matter how often it is walked, or in which sequence the shop told of things.
 */
@Component
final class OrderJourney implements LocalWork {
    private final Orders orders;
    private final AttributeOrders attributeOrders;
    private final ReopenReferrals reopenReferrals;
    private final TakeBackReturns takeBackReturns;
    private final ActOnVerdicts actOnVerdicts;
    private final ReviewReferrals reviewReferrals;
    private final Bursts bursts;
    private final UseCodes useCodes;
    private final InviteBuyers inviteBuyers;

    OrderJourney(
            Orders orders,
            AttributeOrders attributeOrders,
            ReopenReferrals reopenReferrals,
            TakeBackReturns takeBackReturns,
            ActOnVerdicts actOnVerdicts,
            ReviewReferrals reviewReferrals,
            Bursts bursts,
            UseCodes useCodes,
            InviteBuyers inviteBuyers) {
        this.orders = orders;
        this.attributeOrders = attributeOrders;
        this.reopenReferrals = reopenReferrals;
        this.takeBackReturns = takeBackReturns;
        this.actOnVerdicts = actOnVerdicts;
        this.reviewReferrals = reviewReferrals;
        this.bursts = bursts;
        this.useCodes = useCodes;
        this.inviteBuyers = inviteBuyers;
    }

    @Override
    public WorkKind kind() {
        return Orders.JOURNEY;
    }

    @Override
    public Map<UUID, Outcome> work(UUID storeId, List<UUID> ids) {
        Collection<Order> told = orders.find(storeId, ids).values();
        Map<String, CouponCode> codes = useCodes.remember(storeId, told);
        Collection<AttributedOrder> attributed =
                attributeOrders.attribute(storeId, told).values();
        useCodes.watch(storeId, told, codes);
        List<ReferredOrder> standing =
                takeBackReturns.from(storeId, reopenReferrals.among(storeId, ReferredOrder.among(attributed)));
        List<ReferredOrder> cleared = actOnVerdicts.about(storeId, standing, attributed);
        reviewReferrals.grantAndWait(storeId, cleared);
        // Last of what concerns money: rewards are granted one batch after the other, so that of two batches
        // at once the later sees what the earlier has brought.
        bursts.lookAgain(storeId, ReferredOrder.ids(standing), ids);
        inviteBuyers.after(storeId, attributed);
        return Outcome.forAll(ids, Outcome.done());
    }
}
