package dev.grapevine.reward;

import java.util.List;
import java.util.UUID;

/**
 * Rewards that are in another state than before, or new, or worth less. Published inside the transaction that moves them:
 * what a listener writes is there exactly when the change is.
 *
 * @param takenBack whether they were let go or lost some or all of their worth
 */
public record RewardsMoved(UUID storeId, List<Reward> rewards, boolean takenBack) {

    public RewardsMoved {
        rewards = List.copyOf(rewards);
    }
}
