package dev.grapevine.journey;

import static dev.grapevine.journey.MailParts.about;
import static dev.grapevine.journey.MailParts.buys;
import static dev.grapevine.journey.MailParts.claim;
import static dev.grapevine.journey.MailParts.claimBody;
import static dev.grapevine.journey.MailParts.credit;
import static dev.grapevine.journey.MailParts.kinds;
import static dev.grapevine.journey.MailParts.minutes;
import static dev.grapevine.journey.MailParts.order;
import static dev.grapevine.journey.MailParts.ownCode;
import static dev.grapevine.journey.MailParts.planned;
import static dev.grapevine.journey.MailParts.said;
import static dev.grapevine.journey.MailParts.shop;
import static dev.grapevine.journey.MailParts.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralFilter;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.SecondThought.Thought;
import dev.grapevine.program.Budget;
import dev.grapevine.program.LeakGuard;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.store.Actor;
import dev.grapevine.store.Role;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Teammate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is written to along the way of a recommendation, when, and what they are told. */
class MailsOfTheJourneyTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @Test
    void thePurchaseIsToldWithItsDayAndWithoutAWordAboutTheFriend() {
        LiveShop shop = shop(server, 14, null, credit());
        Advocate amy = shop.advocate("Amy");

        Referral referral = shop.friendBought(amy, "Bartholomew");

        Message mail = planned(shop, amy.customerId(), MessageKind.FRIEND_BOUGHT);
        assertThat(said(shop, mail))
                .contains("\"on\":{\"at\":\"" + referral.reviewEndsAt() + "\"}", "reward.store_credit.fixed")
                .doesNotContain("Bartholomew", "friend");
    }

    @Test
    void theFriendsNameIsTheOneGivenToTheOffer() {
        LiveShop shop = shop(server, 14, null, credit());
        Advocate amy = shop.advocate("Amy");
        String code = claim(shop, amy, "ben@example.com", "Benny", false);

        buys(shop, "1", code, "ben@example.com", "Benjamin");

        assertThat(said(shop, planned(shop, amy.customerId(), MessageKind.FRIEND_BOUGHT)))
                .contains("\"friend\":\"Benny\"")
                .doesNotContain("Benjamin", "ben@");
    }

    @Test
    void whoSignsUpIsWelcomedWithLinkAndCodeOnce() {
        LiveShop shop = shop(server, 14, null, credit());
        Advocate amy = shop.advocate("Amy");

        assertThat(said(shop, planned(shop, amy.customerId(), MessageKind.WELCOME)))
                .contains("/r/" + amy.linkToken(), "\"code\":\"AMY-");
        shop.part(Advocates.class).enrol(shop.shop().id(), amy.customerId(), amy.source());
        assertThat(kinds(shop, amy.customerId())).containsExactly(MessageKind.WELCOME);
    }

    @Test
    void whyAPurchaseBringsNothingIsToldAfterASecondThought() {
        LiveShop shop = shop(server, 14, null, credit());
        EmailAddress email = StoreParts.freshEmail();
        Advocate amy = shop.advocate("Amy", email);
        buys(shop, "1", ownCode(shop, amy), email.original(), "Amy");

        Message planned = planned(shop, amy.customerId(), MessageKind.NOT_ELIGIBLE);

        assertThat(minutes(planned)).isEqualTo(15);
        assertThat(said(shop, planned)).contains("why.self");
        Referral referral = shop.part(Referrals.class)
                .list(shop.shop().id(), ReferralFilter.ofAdvocate(amy.id()), new Limit(1), null)
                .data()
                .getFirst();
        String about = RefusalStands.key(MessageKind.NOT_ELIGIBLE, referral);
        RefusalStands stands = shop.part(RefusalStands.class);
        assertThat(stands.of(shop.shop().id(), amy.customerId(), about)).isEqualTo(new Thought.Send());
        shop.set(referral, "state = 'purchased', reason = null");
        assertThat(stands.of(shop.shop().id(), amy.customerId(), about))
                .isEqualTo(new Thought.Drop("decision_changed"));
    }

    @Test
    void whatWasAnnouncedIsCalledOffWhenTheOrderGoesBack() {
        LiveShop shop = shop(server, 14, null, credit());
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");
        planned(shop, amy.customerId(), MessageKind.FRIEND_BOUGHT);

        order(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben", "cancelled");

        planned(shop, amy.customerId(), MessageKind.NOT_ELIGIBLE);
    }

    @Test
    void aReturningCustomerWhoAsksForTheOfferIsToldKindlyOnceAMonth() {
        LiveShop shop = shop(server, 14, null, credit());
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", "", "old@example.com", "Olga");

        for (int i = 0; i < 2; i++) {
            shop.shop().secret().post("/api/v1/claims", claimBody(amy, "old@example.com", "Olga", false));
        }

        assertThat(to(shop, "old@example.com")).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo(MessageKind.FRIEND_NOT_ELIGIBLE);
            assertThat(said(shop, mail)).contains("why.friend.not_new").doesNotContain("Amy");
        });
    }

    @Test
    void aGiftIsATaskForWhoMayHandItOver() {
        LiveShop shop = shop(server, 0, null, new RewardOption(RewardKind.GIFT, null, "a box of tea"));
        Teammate manager = Colleagues.add(shop.shop(), Role.MANAGER);
        Teammate analyst = Colleagues.add(shop.shop(), Role.ANALYST);
        buys(shop, "1", ownCode(shop, shop.advocate("Amy")), "ben@example.com", "Ben");

        List<Message> mails = Eventually.of(() -> to(shop, manager.email().original()), found -> !found.isEmpty());

        assertThat(mails).singleElement().satisfies(mail -> assertThat(said(shop, mail))
                .contains("a box of tea", "\"customer\":\"Amy\"", "/dashboard/rewards?show=gifts"));
        assertThat(to(shop, analyst.email().original())).isEmpty();
    }

    @Test
    void theOwnersLearnOnceAtEachShareThatABudgetRunsOut() {
        LiveShop shop = shop(server, 14, new Budget(Money.of(1200, "GBP"), 80, null), credit());
        Teammate owner = Colleagues.add(shop.shop(), Role.OWNER);
        Teammate manager = Colleagues.add(shop.shop(), Role.MANAGER);
        Advocate amy = shop.advocate("Amy");
        for (int i = 0; i < 4; i++) {
            shop.friendBought(amy, "Ben");
        }

        List<Message> mails = Eventually.of(() -> to(shop, owner.email().original()), found -> found.size() >= 2);

        assertThat(mails)
                .extracting(Message::kind)
                .containsExactlyInAnyOrder(MessageKind.BUDGET_LOW, MessageKind.BUDGET_SPENT);
        assertThat(said(shop, mails.getFirst())).contains("\"spent\":{\"money\":1000");
        assertThat(to(shop, manager.email().original())).isEmpty();
        assertThat(said(shop, planned(shop, amy.customerId(), MessageKind.NOT_ELIGIBLE)))
                .contains("why.budget_spent");
    }

    @Test
    void whatIsHeldIsToldOnceTheNextMorningToWhoMayDecide() {
        LiveShop shop = shop(server, 14, null, credit());
        Teammate manager = Colleagues.add(shop.shop(), Role.MANAGER);
        Teammate analyst = Colleagues.add(shop.shop(), Role.ANALYST);
        Advocate amy = shop.advocate("Amy");
        Referral one = shop.friendBought(amy, "Ben");
        Referral other = shop.friendBought(amy, "Cy");
        shop.part(Advocates.class).ban(shop.shop().id(), amy.id(), Actor.system("test"));
        Eventually.of(() -> shop.count("referral", "state = 'held'"), held -> held == 2);

        Message mail = Eventually.of(() -> to(shop, manager.email().original()), found -> !found.isEmpty())
                .getFirst();

        assertThat(to(shop, manager.email().original())).hasSize(1);
        assertThat(to(shop, analyst.email().original())).isEmpty();
        var zone = shop.part(Stores.class)
                .find(shop.shop().id())
                .orElseThrow()
                .profile()
                .timeZone();
        assertThat(mail.sendAt().atZone(zone).toLocalTime()).isEqualTo(LocalTime.of(9, 0));
        TellOfHeld held = shop.part(TellOfHeld.class);
        String about = about(shop, mail);
        assertThat(held.of(shop.shop().id(), null, about)).isEqualTo(new Thought.Say(Map.of("held", 2L)));
        shop.set(one, "state = 'rejected'");
        shop.set(other, "state = 'approved'");
        assertThat(held.of(shop.shop().id(), null, about)).isEqualTo(new Thought.Drop("nothing_held"));
    }

    @Test
    void aCodeThatLeaksIsToldOnceWithWhoseItWas() {
        LiveShop shop = LiveShop.open(server, terms -> MailParts.guarded(terms, new LeakGuard(true, 2, 1)));
        Teammate manager = Colleagues.add(shop.shop(), Role.MANAGER);
        Advocate amy = shop.advocate("Amy");
        String code = ownCode(shop, amy);
        for (int i = 0; i < 3; i++) {
            buys(shop, String.valueOf(i), code, "ben" + i + "@example.com", "Ben");
        }

        List<Message> mails = Eventually.of(() -> to(shop, manager.email().original()), found -> !found.isEmpty());

        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo(MessageKind.CODE_LEAKING);
            assertThat(said(shop, mail))
                    .contains("\"customer\":\"Amy\"", "\"visits\":0")
                    .doesNotContain(code);
            assertThat(about(shop, mail)).doesNotContain("AMY");
        });
        assertThat(ownCode(shop, amy)).isNotEqualTo(code);
    }
}
