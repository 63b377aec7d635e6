package dev.grapevine.attribution;

import dev.grapevine.order.Order;
import org.jspecify.annotations.Nullable;

/**
 * An order with what was decided about it.
 *
 * @param referral the one that stands for it, also a rejected one; null where nobody recommended
 * @param anew whether the referral was put down to another recommendation than when its order was last looked at
 */
public record AttributedOrder(
        Order order, Decision decision, @Nullable Referral referral, boolean anew) {}
