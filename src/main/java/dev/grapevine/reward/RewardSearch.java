package dev.grapevine.reward;

import dev.grapevine.program.RewardKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rewards are wanted; what is null doesn't matter.
 *
 * @param kind as what it comes or came; those that nobody has chosen for yet have none
 * @param customerId whose they are
 */
public record RewardSearch(
        @Nullable RewardState state,
        @Nullable RewardKind kind,
        @Nullable Side side,
        @Nullable UUID customerId,
        @Nullable UUID referralId,
        @Nullable UUID programId) {

    public static RewardSearch in(@Nullable RewardState state) {
        return new RewardSearch(state, null, null, null, null, null);
    }

    public static RewardSearch of(UUID customerId) {
        return new RewardSearch(null, null, null, customerId, null, null);
    }
}
