package dev.grapevine.reward;

import dev.grapevine.kernel.Money;
import dev.grapevine.program.Terms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral that earns rewards, as its order stands.
 *
 * @param terms those the referral was made under
 * @param order what percentages are taken of and refunds are measured by
 * @param advocateCustomerId the customer who recommended
 * @param friendCustomerId the customer who bought; null where nobody knows, and the friend's side is then left out
 * @param at when the order was placed; caps are counted by it
 */
public record Earned(
        UUID referralId,
        UUID programId,
        Terms terms,
        UUID orderId,
        OrderWorth order,
        UUID advocateCustomerId,
        @Nullable UUID friendCustomerId,
        Instant at) {

    Money base() {
        return order.base();
    }
}
