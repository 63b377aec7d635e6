package dev.grapevine.web.corner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.attribution.Referral;
import dev.grapevine.given.Browser;
import dev.grapevine.given.InCorner;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Money;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Amount;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.ReleaseRewards;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody was given is hers in the corner, whether or not she may recommend. */
class WhatIsHersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @Test
    void aFriendWhoMayNotRecommendSaysWhereHerMoneyGoes() {
        LiveShop live = LiveShop.open(server, WhatIsHersTest::cashForTheFriendOfSomeVip);
        Referral referral = live.friendBought(live.advocate("Amy"), "Ben");
        Reward cash = released(live, referral, referral.friendCustomerId());
        assertThat(cash.state()).isEqualTo(RewardState.AWAITING_DETAILS);
        Browser ben = InCorner.of(live, referral.friendCustomerId());
        assertThat(ben.open(live.path("/corner")).body())
                .contains("Rose &amp; Thyme invites some of its customers")
                .contains("£5 in cash")
                .contains("id=\"details\"")
                .contains("Stop these mails")
                .contains(live.path("/corner/erasure"))
                .doesNotContain("id=\"share\"", "id=\"friends\"");
        ben.submit(live.path("/corner/payee"), Map.of("details", "DE02 1203 0000 0000 2020 51"));
        assertThat(state(live, cash)).isEqualTo(RewardState.PAYABLE);
    }

    @Test
    void whoIsBannedKeepsWhatSheEarnedAndTheWaysOut() {
        LiveShop live = LiveShop.open(server, LiveShop::forEveryone);
        Advocate amy = live.advocate("Amy");
        Reward choice = released(live, live.friendBought(amy, "Ben"), amy.customerId());
        assertThat(choice.state()).isEqualTo(RewardState.AWAITING_CHOICE);
        server.part(Advocates.class).ban(live.shop().id(), amy.id(), StoreParts.SYSTEM);
        Browser browser = InCorner.of(live, amy.customerId());
        assertThat(browser.open(live.path("/corner")).body())
                .contains("What you have earned stays yours")
                .contains("Clean Sea")
                .contains(live.path("/corner/mail"))
                .contains(live.path("/corner/erasure"))
                .doesNotContain(live.link(amy));
        browser.submit(live.path("/corner/reward/" + choice.idText()), Map.of("kind", "donation", "charity", "sea"));
        assertThat(state(live, choice)).isEqualTo(RewardState.DONATED);
    }

    @Test
    void whoHasNoPageYetIsToldThatThereIsNoOfferWhereThereIsNone() {
        LiveShop live = LiveShop.open(server);
        live.stop();
        assertThat(InCorner.of(live, StoreParts.freshEmail())
                        .open(live.path("/corner"))
                        .body())
                .contains("The programme is taking a break")
                .contains(live.path("/corner/erasure"));
    }

    private static Reward released(LiveShop live, Referral referral, UUID recipient) {
        server.part(ReleaseRewards.class).release(live.shop().id(), List.of(referral.id()));
        return server
                .part(Rewards.class)
                .ofReferrals(live.shop().id(), List.of(referral.id()))
                .get(referral.id())
                .stream()
                .filter(reward -> reward.recipientId().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    private static RewardState state(LiveShop live, Reward reward) {
        return server.part(Rewards.class)
                .find(live.shop().id(), reward.id())
                .orElseThrow()
                .state();
    }

    private static Terms cashForTheFriendOfSomeVip(Terms terms) {
        return new Terms(
                terms.currency(),
                terms.flows(),
                new AdvocateRule(AdvocateRule.Who.SEGMENT, "vip", false),
                terms.friends(),
                terms.attribution(),
                terms.review(),
                terms.advocateReward(),
                terms.friendOffer(),
                new RewardOption(RewardKind.CASH, new Amount.Fixed(Money.of(500, "GBP")), null),
                terms.expiry(),
                terms.reminders(),
                terms.leakGuard(),
                terms.invitations(),
                terms.charities());
    }
}
