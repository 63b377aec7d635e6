package dev.grapevine.journey;

import dev.grapevine.order.Order;
import dev.grapevine.order.OrderState;
import dev.grapevine.program.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order counts as its program wants it to, and since when.
 *
 * @param reviewEndsAt when the review is over; null while the order has not come as far as counts
 * @param tagsAdmitted whether it carries the tags it must and none that it may not
 */
record Counting(@Nullable Instant reviewEndsAt, boolean tagsAdmitted) {

    static Counting of(Review review, Order order) {
        Optional<Instant> counted = order.reached(state(review.counts()));
        return new Counting(
                counted.map(at -> at.plus(Duration.ofDays(review.days()))).orElse(null),
                review.admitsTags(order.tags()));
    }

    /** Whether something is owed for it at this time (invariant 9). */
    boolean isPayableAt(Instant now) {
        return tagsAdmitted && reviewEndsAt != null && !reviewEndsAt.isAfter(now);
    }

    private static OrderState state(Review.Counts counts) {
        return switch (counts) {
            case PLACED -> OrderState.PLACED;
            case PAID -> OrderState.PAID;
            case FULFILLED -> OrderState.FULFILLED;
            case DELIVERED -> OrderState.DELIVERED;
        };
    }
}
