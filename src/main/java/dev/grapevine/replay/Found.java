package dev.grapevine.replay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server holds of a replay's orders.
 *
 * @param orders by the shop's own id
 * @param referrals by the shop's own id of the order
 * @param ledger by unit, what all accounts come to together, in the unit's own decimals
 */
record Found(Map<String, Order> orders, Map<String, Referral> referrals, Map<String, String> ledger) {

    /** Amounts are decimal text. */
    record Order(String id, String customer, boolean history, String total, String refunded) {}

    /** @param rewards those of the advocate */
    record Referral(String id, String state, @Nullable String reason, String advocate, List<Reward> rewards) {}

    /** @param released whether its review came to an end */
    record Reward(String state, boolean released) {}
}
