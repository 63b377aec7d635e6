package dev.grapevine.reward;

import java.util.List;
import java.util.UUID;

/**
 * Rewards that are in another state than before, or new. Published inside the transaction that moves them: what a listener
 * writes is there exactly when the change is.
 */
public record RewardsMoved(UUID storeId, List<Reward> rewards) {

    public RewardsMoved {
        rewards = List.copyOf(rewards);
    }
}
