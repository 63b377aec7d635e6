package dev.grapevine.reward;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.kind.Fulfilment;
import dev.grapevine.reward.kind.Prize;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reward to be.
 *
 * @param number which of the advocate's friends it is for, from 1; 0 on the friend's side
 * @param every n, where it is for every nth friend
 * @param options what it can come as; none where the friend only counts
 */
record Plan(
        UUID referralId,
        Side side,
        Rule rule,
        UUID recipientId,
        int number,
        @Nullable Integer every,
        List<Prize> options,
        Because because) {

    Plan {
        options = List.copyOf(options);
    }

    /** The option worth most, which is what is set aside; nothing where none has an amount. */
    static Optional<Prize> worthMost(List<Prize> options) {
        return options.stream()
                .filter(prize -> prize.unit() != null)
                .max(Comparator.comparing(Prize::isMoney).thenComparingLong(Prize::amount));
    }

    boolean onlyCounts() {
        return options.isEmpty();
    }

    /** What it takes of a budget. */
    long cost() {
        return cost(options);
    }

    static long cost(List<Prize> options) {
        return worthMost(options).filter(Prize::isMoney).map(Prize::amount).orElse(0L);
    }

    /** The reward that it becomes, as it begins. */
    Reward reward(UUID id, Earned earned, Instant createdAt) {
        @Nullable Prize only = options.size() == 1 ? options.getFirst() : null;
        @Nullable Prize most = worthMost(options).orElse(null);
        return new Reward(
                id,
                earned.programId(),
                earned.referralId(),
                earned.orderId(),
                earned.order(),
                side,
                rule,
                recipientId,
                onlyCounts() ? RewardState.COUNTED : RewardState.PENDING,
                number,
                because,
                options,
                only == null ? null : only.kind(),
                most == null ? null : most.unit(),
                most == null ? 0 : most.amount(),
                0,
                only != null && only.kind() == RewardKind.DONATION ? Fulfilment.onlyCharity(only) : null,
                most == null ? null : Ids.text(IdKind.REWARD, id),
                null,
                null,
                earned.at(),
                createdAt,
                null,
                null,
                null);
    }
}
