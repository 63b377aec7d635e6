package dev.grapevine.journey;

import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.attribution.OrderFacts;
import dev.grapevine.attribution.Referral;
import dev.grapevine.order.Order;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.OrderWorth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An order and the referral that stands for it, which may also be one that was refused.
 *
 * @param anew whether it was put down to another recommendation than before
 */
record ReferredOrder(Order order, Referral referral, boolean anew) {

    static List<ReferredOrder> among(Collection<AttributedOrder> orders) {
        return orders.stream()
                .flatMap(one -> Stream.ofNullable(one.referral())
                        .map(referral -> new ReferredOrder(one.order(), referral, one.anew())))
                .toList();
    }

    /** By what its rewards are measured. */
    OrderWorth worth(Terms terms) {
        return new OrderWorth(
                OrderFacts.counted(order, terms.friends().products()),
                order.amounts().total(),
                order.refunded());
    }

    UUID referralId() {
        return referral.id();
    }

    static List<UUID> ids(Collection<ReferredOrder> referred) {
        return referred.stream().map(ReferredOrder::referralId).toList();
    }
}
