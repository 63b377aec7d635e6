package dev.grapevine.reward;

import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.kind.Prize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What both sides of a referral get by the program's terms. Pure: the same facts give the same plans.
 *
 * <p>A friend above the cap, or one whose reward the budget can't bear, still counts as a friend. A reward for every Nth
 * friend that was held up so comes with the next friend who is rewarded.
 */
final class RewardRules {
    private RewardRules() {}

    /** The advocate's plans, the one for this friend first, and the friend's. */
    static List<Plan> plan(Earned earned, Standing standing) {
        var plans = new ArrayList<Plan>();
        int number = standing.friends() + 1;
        var eachFriend = eachFriend(earned, standing, number);
        plans.add(eachFriend);
        if (!isCapped(earned.terms(), standing)) {
            everyNth(earned, standing, number, eachFriend.cost()).ifPresent(plans::add);
        }
        friendReward(earned).ifPresent(plans::add);
        return plans;
    }

    private static boolean isCapped(Terms terms, Standing standing) {
        var cap = terms.advocateReward().cap();
        return cap != null && standing.rewardedInPeriod() >= cap.rewards();
    }

    private static Plan eachFriend(Earned earned, Standing standing, int number) {
        var terms = earned.terms();
        var cap = terms.advocateReward().cap();
        if (cap != null && isCapped(terms, standing)) {
            return advocates(
                    earned,
                    Rule.EACH_FRIEND,
                    number,
                    null,
                    List.of(),
                    Because.of(
                            "cap_reached",
                            "cap",
                            cap.rewards(),
                            "period",
                            cap.period().name().toLowerCase(Locale.ROOT),
                            "number",
                            number));
        }
        var tier = terms.advocateReward().tier(number);
        return withinBudget(
                earned,
                standing.spent(),
                worth(
                        earned,
                        Rule.EACH_FRIEND,
                        number,
                        null,
                        tier.options(),
                        Because.of("tier", "number", number, "from", tier.from())));
    }

    private static Optional<Plan> everyNth(Earned earned, Standing standing, int number, long costSoFar) {
        var rule = earned.terms().advocateReward().everyNth();
        if (rule == null || number / rule.n() <= standing.nths()) {
            return Optional.empty();
        }
        var plan = withinBudget(
                earned,
                standing.spent() + costSoFar,
                worth(
                        earned,
                        Rule.EVERY_NTH,
                        number,
                        rule.n(),
                        List.of(rule.reward()),
                        Because.of("every_nth", "n", rule.n(), "number", number)));
        return plan.onlyCounts() ? Optional.empty() : Optional.of(plan);
    }

    private static Optional<Plan> friendReward(Earned earned) {
        var option = earned.terms().friendReward();
        @Nullable UUID friend = earned.friendCustomerId();
        if (option == null || friend == null) {
            return Optional.empty();
        }
        return WorkOutPrize.of(earned, option)
                .map(prize -> plan(
                        earned,
                        Side.FRIEND,
                        Rule.FRIEND_REWARD,
                        friend,
                        0,
                        null,
                        List.of(prize),
                        Because.of("friend_reward")));
    }

    /** The plan with what each option comes to, or why none comes to anything. */
    private static Plan worth(
            Earned earned,
            Rule rule,
            int number,
            @Nullable Integer every,
            List<RewardOption> options,
            Because because) {
        var prizes = options.stream()
                .flatMap(option -> WorkOutPrize.of(earned, option).stream())
                .toList();
        if (!prizes.isEmpty()) {
            return advocates(earned, rule, number, every, prizes, because);
        }
        boolean foreign = !earned.base().currency().equals(earned.terms().currency());
        return advocates(
                earned,
                rule,
                number,
                every,
                List.of(),
                Because.of(foreign ? "other_currency" : "nothing_to_share", "number", number));
    }

    private static Plan withinBudget(Earned earned, long spent, Plan plan) {
        var budget = earned.terms().advocateReward().budget();
        if (budget == null
                || plan.cost() == 0
                || Math.addExact(spent, plan.cost()) <= budget.total().minor()) {
            return plan;
        }
        var fallback = budget.fallback();
        var prizes = fallback == null
                ? List.<Prize>of()
                : WorkOutPrize.of(earned, fallback).stream().toList();
        return advocates(
                earned,
                plan.rule(),
                plan.number(),
                plan.every(),
                prizes,
                Because.of(
                        prizes.isEmpty() ? "budget_spent" : "budget_fallback",
                        "budget",
                        budget.total().toDecimal(),
                        "number",
                        plan.number()));
    }

    private static Plan advocates(
            Earned earned, Rule rule, int number, @Nullable Integer every, List<Prize> options, Because because) {
        return plan(earned, Side.ADVOCATE, rule, earned.advocateCustomerId(), number, every, options, because);
    }

    private static Plan plan(
            Earned earned,
            Side side,
            Rule rule,
            UUID recipient,
            int number,
            @Nullable Integer every,
            List<Prize> options,
            Because because) {
        return new Plan(earned.referralId(), side, rule, recipient, number, every, options, because);
    }
}
