package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Rounding;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Charity;
import dev.grapevine.program.Review;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.reward.Choice;
import dev.grapevine.reward.ChooseReward;
import dev.grapevine.reward.FinishReward;
import dev.grapevine.reward.OrderNow;
import dev.grapevine.reward.OrderWorth;
import dev.grapevine.reward.ReverseRewards;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.store.AuditEntry;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Money that the shop pays itself: cash to advocates, donations to charities. */
class PaymentsTest {
    private static final Unit GBP = Unit.currency("GBP");

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop live = LiveShop.open(server, PaymentsTest::cashOrDonation);
    private final Advocate ines = live.advocate("Ines");
    private final Browser amy = Colleagues.signedIn(live.shop(), Colleagues.add(live.shop(), Role.MANAGER));

    @Test
    void cashIsMarkedAsPaidOnceAndLeavesTheAdvocatesAccount() {
        Reward cash = payable("=IBAN GB29");
        assertThat(amy.open("/dashboard/rewards").body()).contains("£12.50", "for one reward", "to =IBAN GB29");
        assertThat(amy.open("/dashboard/rewards.csv").body())
                .contains(cash.idText() + ",", ",12.50,GBP,", ",'=IBAN GB29");
        Map<String, String> asShown = Map.of("seen", "1250");
        for (int press = 0; press < 2; press++) {
            assertThat(amy.submit("/dashboard/rewards/" + cash.idText() + "/payment", asShown)
                            .header("Location"))
                    .isEqualTo("/dashboard/rewards?done=paid");
        }
        assertThat(state(cash)).isEqualTo(RewardState.PAID);
        assertThat(wallet()).isEqualTo(Money.zero(GBP));
        assertThat(audited("pay.reward")).hasSize(1);
        assertThat(amy.open("/dashboard/rewards").body()).contains("No cash is owed.");
        assertThat(amy.open("/dashboard/rewards.csv").body().lines()).hasSize(1);
    }

    @Test
    void severalAreMarkedAtOnceAfterSayingWhatTheyComeTo() {
        Reward one = payable("PayPal ines");
        Reward two = payable("PayPal ines");
        Map<String, String> both = Map.of("reward", one.idText() + "," + two.idText());
        amy.open("/dashboard/rewards");
        assertThat(amy.submit("/dashboard/payments/preview", Map.of()).header("Location"))
                .isEqualTo("/dashboard/rewards?sorry=none");
        Reply preview = amy.submit("/dashboard/payments/preview", both);
        assertThat(preview.body()).contains("Mark 2 rewards as paid?", "£25.00");
        assertThat(state(one)).isEqualTo(RewardState.PAYABLE);
        for (int press = 0; press < 2; press++) {
            assertThat(amy.submit("/dashboard/payments", seen(one, two)).header("Location"))
                    .isEqualTo("/dashboard/rewards?done=paid");
        }
        assertThat(state(one)).isEqualTo(RewardState.PAID);
        assertThat(state(two)).isEqualTo(RewardState.PAID);
        assertThat(wallet()).isEqualTo(Money.zero(GBP));
        assertThat(audited("pay.reward")).hasSize(2);
    }

    @Test
    void whatChangedSinceItWasLookedAtIsShownAgainAndTheOthersAreMarked() {
        Reward one = payable("PayPal ines");
        Reward two = payable("PayPal ines");
        Map<String, String> looked = seen(one, two);
        amy.open("/dashboard/rewards");
        assertThat(amy.submit("/dashboard/payments/preview", Map.of("reward", one.idText() + "," + two.idText()))
                        .body())
                .contains("value=\"" + one.idText() + ":1250\"");
        server.part(ReverseRewards.class)
                .lower(
                        live.shop().id(),
                        List.of(new OrderNow(
                                two.referralId(),
                                live.running().terms(),
                                new OrderWorth(
                                        two.order().base(),
                                        two.order().total(),
                                        two.order().total().percent(Percent.of(50), Rounding.HALF_UP)))));
        Reply again = amy.submit("/dashboard/payments", looked);
        assertThat(again.body())
                .contains("One changed since you looked", "£6.25", two.idText() + ":625")
                .doesNotContain(one.idText());
        assertThat(state(one)).isEqualTo(RewardState.PAID);
        assertThat(state(two)).isEqualTo(RewardState.PAYABLE);
        assertThat(amy.submit("/dashboard/rewards/" + two.idText() + "/payment", Map.of("seen", "1250"))
                        .header("Location"))
                .isEqualTo("/dashboard/rewards?sorry=changed");
        assertThat(amy.submit("/dashboard/payments", Map.of("payment", two.idText() + ":625"))
                        .header("Location"))
                .isEqualTo("/dashboard/rewards?done=paid");
        assertThat(audited("pay.reward")).hasSize(2);
    }

    @Test
    void paymentsAreNotForAnalystsNorForAnotherShop() {
        Reward cash = payable("IBAN");
        Browser analyst = Colleagues.signedIn(live.shop(), Colleagues.add(live.shop(), Role.ANALYST));
        LiveShop other = LiveShop.open(server);
        Browser stranger = Colleagues.signedIn(other.shop(), Colleagues.add(other.shop(), Role.OWNER));
        for (String path : List.of("/dashboard/payments", "/dashboard/payments/preview")) {
            analyst.open("/dashboard/rewards");
            assertThat(analyst.submit(path, named(cash)).status()).isEqualTo(403);
            stranger.open("/dashboard/rewards");
            assertThat(stranger.submit(path, named(cash)).status()).isEqualTo(404);
        }
        assertThat(analyst.submit("/dashboard/donations/handover", Map.of()).status())
                .isEqualTo(403);
        assertThat(state(cash)).isEqualTo(RewardState.PAYABLE);
    }

    @Test
    void whatCharitiesAreOwedIsHandedOnOnce() {
        assertThat(amy.open("/dashboard/donations").body()).contains("No donation yet.");
        choose(earned(), RewardKind.DONATION, "sea");
        choose(earned(), RewardKind.DONATION, "sea");
        assertThat(amy.open("/dashboard/donations").body())
                .contains("Clean Sea", "2 donations, £25.00 in all", "to hand on");
        assertThat(amy.open("/dashboard").body())
                .contains("Donations to hand on to one charity, £25.00 in all", "href=\"/dashboard/donations\"");
        Map<String, String> typed = Map.of("charity", "sea", "currency", "GBP", "owed", "25.00", "before", "0.00");
        for (int press = 0; press < 2; press++) {
            assertThat(amy.submit("/dashboard/donations/handover", typed).header("Location"))
                    .isEqualTo("/dashboard/donations?done=passed-on");
        }
        assertThat(audited("pass_on.donation")).hasSize(1);
        assertThat(amy.open("/dashboard/donations").body()).contains("all handed on", "£0.00");
        assertThat(amy.open("/dashboard").body()).doesNotContain("Donations to hand on");
        choose(earned(), RewardKind.DONATION, "sea");
        assertThat(amy.submit(
                                "/dashboard/donations/handover",
                                Map.of("charity", "sea", "currency", "GBP", "owed", "25.00", "before", "25.00"))
                        .header("Location"))
                .as("only 12.50 is owed")
                .isEqualTo("/dashboard/donations?sorry=changed");
        assertThat(amy.open("/dashboard/donations").body()).contains("£12.50");
    }

    private static Map<String, String> named(Reward cash) {
        return Map.of("reward", cash.idText(), "payment", cash.idText() + ":1250");
    }

    private static Map<String, String> seen(Reward one, Reward two) {
        return Map.of("payment", one.idText() + ":1250," + two.idText() + ":1250");
    }

    private Reward payable(String to) {
        Reward cash = choose(earned(), RewardKind.CASH, null);
        server.part(FinishReward.class).payTo(live.shop().id(), ines.customerId(), to);
        return cash;
    }

    private Reward choose(Reward reward, RewardKind kind, @org.jspecify.annotations.Nullable String charity) {
        server.part(ChooseReward.class)
                .choose(live.shop().id(), ines.customerId(), reward.id(), new Choice(kind, charity, false));
        return reward;
    }

    /** A friend bought, and the review, which has no days, is over. */
    private Reward earned() {
        Referral referral = live.friendBought(ines, "Ben");
        return Eventually.of(
                        () -> server
                                .part(Rewards.class)
                                .ofReferrals(live.shop().id(), List.of(referral.id()))
                                .getOrDefault(referral.id(), List.of())
                                .stream()
                                .filter(reward -> reward.state() == RewardState.AWAITING_CHOICE)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private RewardState state(Reward reward) {
        return server.part(Rewards.class)
                .find(live.shop().id(), reward.id())
                .orElseThrow()
                .state();
    }

    private Money wallet() {
        return server.part(Rewards.class)
                .wallet(live.shop().id(), ines.customerId(), GBP)
                .cash();
    }

    private List<AuditEntry> audited(String action) {
        return server.part(AuditLog.class).list(live.shop().id(), new Limit(100), null).data().stream()
                .filter(entry -> entry.action().equals(action))
                .toList();
    }

    private static Terms cashOrDonation(Terms terms) {
        Terms everyone = LiveShop.forEveryone(terms);
        return OtherTerms.than(everyone)
                .review(new Review(Review.Counts.PAID, List.of(), List.of(), 0))
                .advocateReward(new AdvocateReward(
                        List.of(new Tier(1, List.of(money(RewardKind.CASH), money(RewardKind.DONATION)))),
                        null,
                        null,
                        null))
                .charities(List.of(new Charity("forest", "Friends of the Forest"), new Charity("sea", "Clean Sea")))
                .made();
    }

    private static RewardOption money(RewardKind kind) {
        return new RewardOption(kind, new Amount.Fixed(Money.of(1250, "GBP")), null);
    }
}
