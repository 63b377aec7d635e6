package dev.grapevine.reward;

import dev.grapevine.program.RewardKind;
import org.jspecify.annotations.Nullable;

/**
 * As what somebody wants a reward.
 *
 * @param charity where a donation goes, by key; null for the rest, and where there is one charity only
 * @param forGood whether later rewards shall come as this too
 */
public record Choice(RewardKind kind, @Nullable String charity, boolean forGood) {}
