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
 * @param waitsUntil until when it may come that far
 * @param tagsAdmitted whether it carries the tags it must and none that it may not
 */
record Counting(@Nullable Instant reviewEndsAt, Instant waitsUntil, boolean tagsAdmitted) {

    /** How long after its placement an order may take to come as far as counts, beside the days of the review. */
    static final Duration PATIENCE = Duration.ofDays(60);

    static Counting of(Review review, Order order) {
        Optional<Instant> counted = order.reached(state(review.counts()));
        return new Counting(
                counted.map(at -> at.plus(Duration.ofDays(review.days()))).orElse(null),
                order.placedAt().plus(PATIENCE).plus(Duration.ofDays(review.days())),
                review.admitsTags(order.tags()));
    }

    /** Whether something is owed for it at this time (invariant 9). */
    boolean isPayableAt(Instant now) {
        return tagsAdmitted && reviewEndsAt != null && !reviewEndsAt.isAfter(now);
    }

    /** When there is something to decide about it. */
    Instant decidedAt() {
        return reviewEndsAt == null ? waitsUntil : reviewEndsAt;
    }

    /** Why nothing is owed for it at the end, or null. */
    @Nullable
    String flawAt(Instant now) {
        if (!tagsAdmitted) {
            return "tags";
        }
        return reviewEndsAt == null && !waitsUntil.isAfter(now) ? "never_counted" : null;
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
