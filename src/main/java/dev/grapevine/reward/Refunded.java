package dev.grapevine.reward;

import java.util.UUID;

/**
 * A refund of an order that earned rewards.
 *
 * @param refundId what makes it count once
 * @param amount how much of the order's money went back with this refund alone, above zero, in the smallest part of its
 *     currency
 * @param whole what the order came to, above zero; once all refunds together are that much, all of the reward goes
 */
public record Refunded(UUID referralId, UUID refundId, long amount, long whole) {

    public Refunded {
        if (amount <= 0 || whole <= 0) {
            throw new IllegalArgumentException("A refund and its order are above zero: " + amount + " of " + whole);
        }
    }
}
