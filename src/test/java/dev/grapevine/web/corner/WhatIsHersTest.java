package dev.grapevine.web.corner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.Preference;
import dev.grapevine.attribution.Referral;
import dev.grapevine.given.Browser;
import dev.grapevine.given.InCorner;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Money;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Charity;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.reward.ReleaseRewards;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        Reply tooLong = ben.submit(live.path("/corner/payee"), Map.of("details", "x".repeat(501)));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("id=\"details-problem\"").contains("value=\"xxx");
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
    void aRewardGoesToTheCharitiesItWasPromisedForWhateverTheProgramSaysNow() {
        LiveShop live = LiveShop.open(server, LiveShop::forEveryone);
        Advocate amy = live.advocate("Amy");
        Reward choice = released(live, live.friendBought(amy, "Ben"), amy.customerId());
        Terms was = live.running().terms();
        change(live, with(was, was.advocateReward(), List.of(new Charity("moon", "To the Moon"))));
        Browser browser = InCorner.of(live, amy.customerId());
        assertThat(browser.open(live.path("/corner")).body())
                .contains("Clean Sea")
                .doesNotContain("To the Moon");
        browser.submit(live.path("/corner/reward/" + choice.idText()), Map.of("kind", "coupon"));
        assertThat(browser.open(live.path("/corner")).body())
                .contains("To the Moon")
                .doesNotContain("Clean Sea");
    }

    @Test
    void aRewardThatWaitsIsAnAmountAndOneForm() {
        LiveShop live = LiveShop.open(server, LiveShop::forEveryone);
        Advocate amy = live.advocate("Amy");
        Reward choice = released(live, live.friendBought(amy, "Ben"), amy.customerId());
        Browser browser = InCorner.of(live, amy.customerId());
        String page = browser.open(live.path("/corner")).body();
        assertThat(page)
                .contains("<strong>£10</strong> – choose how you want it", "Also from now on, without asking")
                .doesNotContain("id=\"ways\"");
        Reply nothing = browser.submit(live.path("/corner/reward/" + choice.idText()), Map.of("for_good", "yes"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains(choice.idText() + "-problem").containsPattern("for_good\"[^>]* checked");
        browser.submit(live.path("/corner/reward/" + choice.idText()), Map.of("kind", "store_credit"));
        assertThat(browser.open(live.path("/corner")).body())
                .contains("id=\"ways\"")
                .doesNotContain("choose how you want it");
    }

    @Test
    void whatIsChosenForGoodHoldsForAllThatWaits() {
        LiveShop live = LiveShop.open(server, LiveShop::forEveryone);
        Advocate amy = live.advocate("Amy");
        Reward one = released(live, live.friendBought(amy, "Ben"), amy.customerId());
        Reward other = released(live, live.friendBought(amy, "Cy"), amy.customerId());
        InCorner.of(live, amy.customerId())
                .submit(
                        live.path("/corner/reward/" + other.idText()),
                        Map.of("kind", "store_credit", "for_good", "yes"));
        assertThat(List.of(one, other))
                .allSatisfy(reward -> assertThat(state(live, reward)).isEqualTo(RewardState.ISSUED));
    }

    @Test
    void sheMayWishForWhatOnlyALaterFriendBrings() {
        LiveShop live = LiveShop.open(server, LiveShop::forEveryone);
        Terms was = live.running().terms();
        List<Tier> tiers = List.of(
                was.advocateReward().tiers().getFirst(),
                new Tier(5, List.of(fivePounds(RewardKind.CASH), fivePounds(RewardKind.COUPON))));
        change(
                live,
                with(was, new AdvocateReward(tiers, null, was.advocateReward().cap(), null), was.charities()));
        Advocate amy = live.advocate("Amy");
        Browser browser = InCorner.of(live, amy.customerId());
        assertThat(browser.open(live.path("/corner")).body())
                .contains("£5 in cash, from friend number 5 on", "a £10 voucher");
        browser.submit(live.path("/corner/preference"), Map.of("kind", "cash", "for_good", "yes"));
        assertThat(server.part(Advocates.class)
                        .find(live.shop().id(), amy.id())
                        .orElseThrow()
                        .preference())
                .isEqualTo(new Preference(RewardKind.CASH, null, true));
    }

    @Test
    void whoHasNoPageYetIsToldThatThereIsNoOfferWhereThereIsNone() {
        LiveShop live = LiveShop.open(server);
        live.stop();
        assertThat(InCorner.of(live, StoreParts.freshEmail())
                        .open(live.path("/corner"))
                        .body())
                .contains("No offer for friends just now")
                .contains(live.path("/corner/erasure"));
    }

    private static Reward released(LiveShop live, Referral referral, UUID recipient) {
        server.part(ReleaseRewards.class).release(live.shop().id(), List.of(referral.id()));
        return Objects.requireNonNull(server.part(Rewards.class)
                        .ofReferrals(live.shop().id(), List.of(referral.id()))
                        .get(referral.id()))
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

    private static void change(LiveShop live, Terms terms) {
        server.part(Programs.class)
                .change(
                        live.shop().id(),
                        live.running().program().id(),
                        ProgramDraft.of("Friends", terms),
                        StoreParts.SYSTEM);
    }

    private static RewardOption fivePounds(RewardKind kind) {
        return new RewardOption(kind, new Amount.Fixed(Money.of(500, "GBP")), null);
    }

    private static Terms with(Terms terms, AdvocateReward reward, List<Charity> charities) {
        return OtherTerms.than(terms)
                .advocateReward(reward)
                .charities(charities)
                .made();
    }

    private static Terms cashForTheFriendOfSomeVip(Terms terms) {
        return OtherTerms.than(terms)
                .advocates(new AdvocateRule(AdvocateRule.Who.SEGMENT, "vip", false))
                .friendReward(fivePounds(RewardKind.CASH))
                .made();
    }
}
