package dev.grapevine.corner;

import dev.grapevine.customer.Segments;
import dev.grapevine.order.Orders;
import dev.grapevine.program.AdvocateRule;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whom a program takes as an advocate, whichever way she comes: by herself, or because she is asked. */
@Component
public class MayRecommend {
    private final Orders orders;
    private final Segments segments;

    public MayRecommend(Orders orders, Segments segments) {
        this.orders = orders;
        this.segments = segments;
    }

    public boolean takes(UUID storeId, UUID customerId, AdvocateRule rule) {
        return !among(storeId, List.of(customerId), rule).isEmpty();
    }

    /** Those of these customers whom the rule takes, in at most one statement; at most 1,000. */
    public Set<UUID> among(UUID storeId, Collection<UUID> customerIds, AdvocateRule rule) {
        return switch (rule.who()) {
            case EVERYONE -> Set.copyOf(customerIds);
            case CUSTOMERS -> orders.buyersAmong(storeId, customerIds);
            case SEGMENT ->
                segments.membersAmong(
                        storeId, Objects.requireNonNull(rule.segment(), "checked by the terms"), customerIds);
        };
    }
}
