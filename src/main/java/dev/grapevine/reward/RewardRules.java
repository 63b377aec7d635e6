package dev.grapevine.reward;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Points;
import dev.grapevine.kernel.Rounding;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Charity;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.kind.Prize;
import java.time.Period;
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
        return prize(earned, option)
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
                .flatMap(option -> prize(earned, option).stream())
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
                : prize(earned, fallback).stream().toList();
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

    /** What an option comes to for this order; nothing where that is no amount above zero. */
    private static Optional<Prize> prize(Earned earned, RewardOption option) {
        return switch (option.amount()) {
            case null -> Optional.of(prize(earned, option, null, 0, null));
            case Amount.PercentOff(Percent percent) -> Optional.of(prize(earned, option, null, 0, percent));
            case Amount.Coins(long coins) -> amount(earned, option, Unit.COINS, new Points(coins).coins());
            case Amount.Fixed(Money money) -> amount(earned, option, money.currency(), money.minor());
            case Amount.PercentOfOrder(Percent percent, var atMost) ->
                shareOf(earned, percent, atMost)
                        .flatMap(money -> amount(earned, option, money.currency(), money.minor()));
        };
    }

    /** Rounded as a customer would work it out by hand; nothing of an order in another currency. */
    private static Optional<Money> shareOf(Earned earned, Percent percent, @Nullable Money atMost) {
        if (!earned.base().currency().equals(earned.terms().currency())) {
            return Optional.empty();
        }
        var share = earned.base().percent(percent, Rounding.HALF_UP);
        return Optional.of(atMost == null ? share : share.min(atMost));
    }

    private static Optional<Prize> amount(Earned earned, RewardOption option, Unit unit, long amount) {
        return amount <= 0 ? Optional.empty() : Optional.of(prize(earned, option, unit, amount, null));
    }

    private static Prize prize(
            Earned earned, RewardOption option, @Nullable Unit unit, long amount, @Nullable Percent off) {
        var terms = earned.terms();
        return new Prize(
                option.kind(),
                unit,
                amount,
                off,
                option.what(),
                option.kind() == RewardKind.DONATION
                        ? terms.charities().stream().map(Charity::key).toList()
                        : List.of(),
                lasts(terms, option.kind()));
    }

    private static @Nullable Period lasts(Terms terms, RewardKind kind) {
        if (kind.isCode()) {
            return Period.ofDays(terms.expiry().couponDays());
        }
        return kind == RewardKind.COINS ? Period.ofMonths(terms.expiry().coinMonths()) : null;
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
