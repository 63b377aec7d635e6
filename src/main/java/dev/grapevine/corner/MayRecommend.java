package dev.grapevine.corner;

import dev.grapevine.customer.Segments;
import dev.grapevine.order.OrderFilter;
import dev.grapevine.order.Orders;
import dev.grapevine.program.AdvocateRule;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether a program takes a customer as an advocate. */
@Component
public class MayRecommend {
    private final Orders orders;
    private final Segments segments;

    public MayRecommend(Orders orders, Segments segments) {
        this.orders = orders;
        this.segments = segments;
    }

    public boolean takes(UUID storeId, UUID customerId, AdvocateRule rule) {
        return switch (rule.who()) {
            case EVERYONE -> true;
            case CUSTOMERS -> orders.count(storeId, OrderFilter.ofCustomer(customerId)) > 0;
            case SEGMENT ->
                segments.has(storeId, customerId, Objects.requireNonNull(rule.segment(), "checked by the terms"));
        };
    }
}
