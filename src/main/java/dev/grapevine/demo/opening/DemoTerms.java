package dev.grapevine.demo.opening;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Cap;
import dev.grapevine.program.Charity;
import dev.grapevine.program.Discount;
import dev.grapevine.program.EveryNth;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.FriendRule;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import java.util.List;

/** What the demo's store promises: ten pounds off for the friend, and for the advocate a choice, with a gift now and then. */
final class DemoTerms {
    /** What the friend must spend for her offer, and so that it earns anybody a reward. */
    private static final Money MINIMUM = pounds(30);

    private DemoTerms() {}

    static Terms terms() {
        Terms usual = Terms.defaults(Unit.currency("GBP"));
        return new Terms(
                usual.currency(),
                usual.flows(),
                usual.advocates(),
                new FriendRule(
                        usual.friends().newOnly(),
                        MINIMUM,
                        usual.friends().products(),
                        usual.friends().orders(),
                        usual.friends().firstOrders()),
                usual.attribution(),
                usual.review(),
                new AdvocateReward(
                        List.of(new Tier(1, choices())),
                        new EveryNth(5, new RewardOption(RewardKind.GIFT, null, "A hand-thrown mug")),
                        new Cap(5, Cap.Period.MONTH),
                        null),
                new FriendOffer(new Discount.MoneyOff(pounds(10)), MINIMUM, 30, false, FriendOffer.Code.SINGLE_USE),
                usual.friendReward(),
                usual.expiry(),
                usual.reminders(),
                usual.leakGuard(),
                usual.invitations(),
                List.of(
                        new Charity("clean-rivers", "Clean Rivers"),
                        new Charity("street-trees", "Street Trees"),
                        new Charity("open-kitchen", "The Open Kitchen")));
    }

    private static List<RewardOption> choices() {
        return List.of(
                new RewardOption(RewardKind.COUPON, new Amount.Fixed(pounds(10)), null),
                new RewardOption(RewardKind.STORE_CREDIT, new Amount.Fixed(pounds(10)), null),
                new RewardOption(RewardKind.COINS, new Amount.Coins(1000), null),
                new RewardOption(RewardKind.CASH, new Amount.Fixed(pounds(8)), null),
                new RewardOption(RewardKind.DONATION, new Amount.Fixed(pounds(10)), null));
    }

    private static Money pounds(long pounds) {
        return Money.of(pounds * 100, "GBP");
    }
}
