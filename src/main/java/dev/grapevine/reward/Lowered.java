package dev.grapevine.reward;

import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.kind.Prize;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A released reward as its order stands now: never more than it was.
 *
 * @param reward with what it can come as, before refunds
 * @param left how much of it is left after them, at most; 0 of one without an amount only where all of the order went back
 */
record Lowered(Reward reward, long left) {

    static Lowered of(Reward before, OrderNow now) {
        List<Prize> options = before.options().stream()
                .flatMap(prize -> less(prize, before, now).stream())
                .toList();
        if (before.state() == RewardState.AWAITING_CHOICE) {
            return waiting(before, options, now.order());
        }
        Reward reward = before.measuredBy(now.order());
        if (now.order().isAllBack() || options.isEmpty()) {
            return new Lowered(reward, 0);
        }
        if (before.unit() == null) {
            return new Lowered(reward, 1);
        }
        long amount = options.stream()
                .filter(prize -> prize.kind() == before.kind())
                .mapToLong(Prize::amount)
                .findFirst()
                .orElse(0);
        return new Lowered(reward, Math.min(before.left(), now.order().left(amount)));
    }

    /** She is asked for her word, and was told what there is to choose: of an order that grew, refunds take as before. */
    private static Lowered waiting(Reward before, List<Prize> options, OrderWorth now) {
        boolean grew = options.stream().anyMatch(prize -> now.left(prize.amount()) > before.left(prize));
        OrderWorth by = grew ? before.order() : now;
        long most = options.stream()
                .mapToLong(prize -> prize.unit() == null ? 1 : by.left(prize.amount()))
                .max()
                .orElse(0);
        return new Lowered(
                options.equals(before.options()) ? before.measuredBy(by) : before.offering(options, by),
                now.isAllBack() ? 0 : most);
    }

    /** Nothing where it comes to nothing any more. */
    private static Optional<Prize> less(Prize prize, Reward reward, OrderNow now) {
        return offered(reward, now.terms()).stream()
                .filter(option -> option.kind() == prize.kind())
                .findFirst()
                .map(option -> WorkOutPrize.of(now.terms(), now.order().base(), option)
                        .map(other -> other.amount() < prize.amount() ? other : prize))
                .orElseGet(() -> Optional.of(prize));
    }

    /** What the terms offer for this. */
    private static List<RewardOption> offered(Reward reward, Terms terms) {
        var advocates = terms.advocateReward();
        @Nullable
        RewardOption one =
                switch (reward.because().code()) {
                    case "every_nth" ->
                        advocates.everyNth() == null
                                ? null
                                : advocates.everyNth().reward();
                    case "budget_fallback" ->
                        advocates.budget() == null ? null : advocates.budget().fallback();
                    case "friend_reward" -> terms.friendReward();
                    default -> null;
                };
        if (one != null) {
            return List.of(one);
        }
        return reward.because().code().equals("tier")
                ? advocates.tier(reward.number()).options()
                : List.of();
    }
}
