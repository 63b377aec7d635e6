package dev.grapevine.reward;

import dev.grapevine.kernel.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Rewards of one state and unit together.
 *
 * @param unit null for those without an amount
 * @param amount in the smallest part of the unit, less what was taken back
 */
public record Sum(RewardState state, @Nullable Unit unit, long rewards, long amount) {}
