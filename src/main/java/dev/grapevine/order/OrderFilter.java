package dev.grapevine.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a list shows; null: any.
 *
 * @param from placed at or after
 * @param to placed before
 */
public record OrderFilter(
        @Nullable OrderState state,
        @Nullable UUID customerId,
        @Nullable Boolean history,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final OrderFilter ALL = new OrderFilter(null, null, null, null, null);

    public static OrderFilter ofCustomer(UUID customerId) {
        return new OrderFilter(null, customerId, null, null, null);
    }
}
