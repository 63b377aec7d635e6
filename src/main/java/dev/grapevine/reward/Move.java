package dev.grapevine.reward;

import dev.grapevine.kernel.Unit;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.kind.Prize;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reward as it is to be. Each method answers another one with one thing changed.
 *
 * @param due when the row is to be worked on, as {@code when} says
 */
record Move(Reward reward, When when, @Nullable Instant due) {

    enum When {
        /** As it was. */
        UNCHANGED,
        /** At the time of {@code due}, or never. */
        SET,
        /** Not before a call that may be under way has ended. */
        AFTER_THE_CALL
    }

    static Move of(Reward reward) {
        return new Move(reward, When.UNCHANGED, null);
    }

    UUID id() {
        return reward.id();
    }

    Move dueAt(@Nullable Instant at) {
        return new Move(reward, When.SET, at);
    }

    Move dueAfterTheCall(Instant at) {
        return new Move(reward, When.AFTER_THE_CALL, at);
    }

    Move in(RewardState state) {
        return with(
                state,
                reward.kind(),
                reward.unit(),
                reward.amount(),
                reward.reversed(),
                reward.charity(),
                reward.postingKey());
    }

    /** As the prize that was chosen, under a ledger key of its own. */
    Move as(Prize prize, @Nullable String charity) {
        return with(
                reward.state(),
                prize.kind(),
                prize.unit(),
                prize.amount(),
                0,
                charity,
                prize.unit() == null ? null : reward.idText() + ":" + RewardRows.code(prize.kind()));
    }

    Move reversed(long reversed) {
        return with(
                reward.state(),
                reward.kind(),
                reward.unit(),
                reward.amount(),
                reversed,
                reward.charity(),
                reward.postingKey());
    }

    Move released(Instant at, @Nullable String code, @Nullable Instant expiresAt) {
        return new Move(
                copy(
                        reward.state(),
                        reward.kind(),
                        reward.unit(),
                        reward.amount(),
                        reward.reversed(),
                        reward.charity(),
                        reward.postingKey(),
                        code,
                        reward.ended(),
                        at,
                        expiresAt),
                when,
                due);
    }

    Move ended(RewardState state, String why) {
        return new Move(
                copy(
                        state,
                        reward.kind(),
                        reward.unit(),
                        reward.amount(),
                        reward.reversed(),
                        reward.charity(),
                        reward.postingKey(),
                        reward.code(),
                        why,
                        reward.releasedAt(),
                        reward.expiresAt()),
                when,
                due);
    }

    private Move with(
            RewardState state,
            @Nullable RewardKind kind,
            @Nullable Unit unit,
            long amount,
            long reversed,
            @Nullable String charity,
            @Nullable String postingKey) {
        return new Move(
                copy(
                        state,
                        kind,
                        unit,
                        amount,
                        reversed,
                        charity,
                        postingKey,
                        reward.code(),
                        reward.ended(),
                        reward.releasedAt(),
                        reward.expiresAt()),
                when,
                due);
    }

    private Reward copy(
            RewardState state,
            @Nullable RewardKind kind,
            @Nullable Unit unit,
            long amount,
            long reversed,
            @Nullable String charity,
            @Nullable String postingKey,
            @Nullable String code,
            @Nullable String ended,
            @Nullable Instant releasedAt,
            @Nullable Instant expiresAt) {
        return new Reward(
                reward.id(),
                reward.programId(),
                reward.referralId(),
                reward.orderId(),
                reward.order(),
                reward.side(),
                reward.rule(),
                reward.recipientId(),
                state,
                reward.number(),
                reward.because(),
                reward.options(),
                kind,
                unit,
                amount,
                reversed,
                charity,
                postingKey,
                code,
                ended,
                reward.earnedAt(),
                reward.createdAt(),
                releasedAt,
                reward.issuedAt(),
                expiresAt);
    }
}
