package dev.grapevine.reward.kind;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reward as its kind sees it.
 *
 * @param recipientId the customer who gets it
 * @param amount what it is worth now, after what refunds took; 0 where the prize has no amount
 * @param charity where a donation goes, by key; else null
 * @param code of a coupon, which follows from the reward's id; else null
 */
public record Owed(
        UUID rewardId,
        UUID programId,
        UUID recipientId,
        Prize prize,
        long amount,
        @Nullable String charity,
        @Nullable String code,
        @Nullable Instant expiresAt) {}
