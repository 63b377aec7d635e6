package dev.grapevine.attribution;

import dev.grapevine.order.Order;
import org.jspecify.annotations.Nullable;

/**
 * An order with what was decided about it.
 *
 * @param referral the one that stands for it, also a rejected one; null where nobody recommended
 * @param changed whether this is news: the first decision, or another one than before
 */
public record AttributedOrder(
        Order order, Decision decision, @Nullable Referral referral, boolean changed) {}
