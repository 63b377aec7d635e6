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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an option of the program's terms comes to for one order. Pure. */
final class WorkOutPrize {
    private WorkOutPrize() {}

    static Optional<Prize> of(Earned earned, RewardOption option) {
        return of(earned.terms(), earned.base(), option);
    }

    /** Nothing where it comes to no amount above zero. */
    static Optional<Prize> of(Terms terms, Money base, RewardOption option) {
        return switch (option.amount()) {
            case null -> Optional.of(prize(terms, option, null, 0, null));
            case Amount.PercentOff(Percent percent) -> Optional.of(prize(terms, option, null, 0, percent));
            case Amount.Coins(long coins) -> amount(terms, option, Unit.COINS, new Points(coins).coins());
            case Amount.Fixed(Money money) -> amount(terms, option, money.currency(), money.minor());
            case Amount.PercentOfOrder(Percent percent, var atMost) ->
                shareOf(terms, base, percent, atMost)
                        .flatMap(money -> amount(terms, option, money.currency(), money.minor()));
        };
    }

    /** Rounded as a customer would work it out by hand; nothing of an order in another currency. */
    private static Optional<Money> shareOf(Terms terms, Money base, Percent percent, @Nullable Money atMost) {
        if (!base.currency().equals(terms.currency())) {
            return Optional.empty();
        }
        var share = base.percent(percent, Rounding.HALF_UP);
        return Optional.of(atMost == null ? share : share.min(atMost));
    }

    private static Optional<Prize> amount(Terms terms, RewardOption option, Unit unit, long amount) {
        return amount <= 0 ? Optional.empty() : Optional.of(prize(terms, option, unit, amount, null));
    }

    private static Prize prize(
            Terms terms, RewardOption option, @Nullable Unit unit, long amount, @Nullable Percent off) {
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
}
