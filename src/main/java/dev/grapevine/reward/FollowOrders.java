package dev.grapevine.reward;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works out anew what was set aside for an order that is told otherwise by now, so that it does not matter which version
 * came first. A friend keeps her number; what was set aside for one who turns out not to be the buyer goes to the one
 * who is. The ledger is only added to: what was set aside is let go, and what it comes to now takes its place.
 */
final class FollowOrders {
    /** Why a reward ended to which its order does not come any more, or not for this friend. */
    static final String ORDER_CHANGED = "order_changed";

    private final RewardRows rows;
    private final OrderWorths worths;
    private final RewardLedger ledger;
    private final MoveRewards moves;

    FollowOrders(RewardRows rows, OrderWorths worths, RewardLedger ledger, MoveRewards moves) {
        this.rows = rows;
        this.worths = worths;
        this.ledger = ledger;
        this.moves = moves;
    }

    /**
     * @param changed rewards that come to something else now
     * @param missing what is owed for the first time
     */
    record Followed(List<Reward> changed, Map<Earned, List<Plan>> missing) {}

    /** Six statements, however many; the books of the programs must be held. Nothing of these is released yet. */
    Followed follow(UUID storeId, Collection<Earned> otherwise, Standings standings, WatchBudgets budgets) {
        if (otherwise.isEmpty()) {
            return new Followed(List.of(), Map.of());
        }
        var own = rows
                .lockOfReferrals(
                        storeId, otherwise.stream().map(Earned::referralId).toList())
                .stream()
                .collect(Collectors.groupingBy(Reward::referralId));
        var changes = new Changes();
        var missing = new LinkedHashMap<Earned, List<Plan>>();
        for (Earned earned : otherwise) {
            var had = own.getOrDefault(earned.referralId(), List.of());
            missing.put(earned, compare(earned, had, plan(earned, had, standings, budgets), changes));
        }
        ledger.close(storeId, List.of(), changes.letGo);
        ledger.setAside(
                storeId,
                changes.moves.stream()
                        .map(Move::reward)
                        .filter(reward -> reward.ended() == null)
                        .toList());
        worths.write(storeId, changes.measured);
        return new Followed(
                moves.save(storeId, changes.moves).stream()
                        .filter(reward -> reward.ended() == null)
                        .toList(),
                missing);
    }

    private static final class Changes {
        final List<Reward> letGo = new ArrayList<>();
        final List<Reward> measured = new ArrayList<>();
        final List<Move> moves = new ArrayList<>();
    }

    /** As if it were worked out for the first time, but for the friend's number. */
    private static List<Plan> plan(Earned earned, List<Reward> had, Standings standings, WatchBudgets budgets) {
        var live = had.stream().filter(FollowOrders::isLive).toList();
        long spent = standings.of(earned).spent();
        standings.leaveOut(earned, live);
        var others = standings.of(earned);
        int number = live.stream()
                .filter(reward -> reward.rule() == Rule.EACH_FRIEND)
                .mapToInt(Reward::number)
                .findFirst()
                .orElse(others.friends() + 1);
        var plans = RewardRules.plan(
                earned, new Standing(number - 1, others.rewardedInPeriod(), others.nths(), others.spent()));
        plans.removeIf(plan -> isTaken(plan, had));
        standings.add(earned, plans);
        budgets.look(earned, spent, standings.of(earned).spent(), plans);
        return plans;
    }

    /** Whether it ended for another reason, such as a teammate's word. */
    private static boolean isTaken(Plan plan, List<Reward> had) {
        var same = had.stream().filter(reward -> reward.rule() == plan.rule()).toList();
        return same.stream().noneMatch(FollowOrders::isLive)
                && same.stream().anyMatch(reward -> !ORDER_CHANGED.equals(reward.ended()));
    }

    /** @return the plans for which there is no reward yet */
    private static List<Plan> compare(Earned earned, List<Reward> had, List<Plan> plans, Changes changes) {
        var missing = new ArrayList<>(plans);
        for (Reward before : had) {
            if (!isLive(before)) {
                continue;
            }
            @Nullable
            Plan plan = plans.stream()
                    .filter(one ->
                            one.rule() == before.rule() && one.recipientId().equals(before.recipientId()))
                    .findFirst()
                    .orElse(null);
            if (plan == null) {
                changes.letGo.add(before);
                changes.moves.add(Move.of(before).ended(RewardState.VOIDED, ORDER_CHANGED));
                continue;
            }
            missing.remove(plan);
            var after = plan.reward(before.id(), earned, before.createdAt());
            changes.measured.add(after);
            if (!after.options().equals(before.options())) {
                changes.letGo.add(before);
                changes.moves.add(
                        Move.of(after.postingKey() == null ? after : after.offering(after.options(), after.order())));
            }
        }
        return missing;
    }

    private static boolean isLive(Reward reward) {
        return reward.state() != RewardState.VOIDED;
    }
}
