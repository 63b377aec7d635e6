package dev.grapevine.journey;

import static dev.grapevine.journey.MailParts.about;
import static dev.grapevine.journey.MailParts.buys;
import static dev.grapevine.journey.MailParts.credit;
import static dev.grapevine.journey.MailParts.kinds;
import static dev.grapevine.journey.MailParts.log;
import static dev.grapevine.journey.MailParts.ownCode;
import static dev.grapevine.journey.MailParts.planned;
import static dev.grapevine.journey.MailParts.said;
import static dev.grapevine.journey.MailParts.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.InCorner;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.kernel.Unit;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Amount;
import dev.grapevine.program.EveryNth;
import dev.grapevine.program.Flow;
import dev.grapevine.program.Review;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people are told when less of a reward is theirs than they were told before. */
class LoweredRewardsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @Test
    void eachPartThatGoesBackIsToldOnceWithWhatIsLeft() {
        LiveShop shop = shop(server, 0, null, credit());
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Bartholomew");
        planned(shop, amy.customerId(), MessageKind.REWARD_EARNED);

        refund(shop, "r1", "10.00");
        Message first = lowered(shop, amy, 1).getFirst();
        refund(shop, "r1", "10.00");
        refund(shop, "r2", "15.00");
        List<Message> both = lowered(shop, amy, 2);

        assertThat(said(shop, first))
                .contains("why.part_refunded", "{\"money\":400")
                .doesNotContain("Bartholomew");
        assertThat(both).extracting(message -> about(shop, message)).doesNotHaveDuplicates();
        assertThat(both).anySatisfy(message -> assertThat(said(shop, message)).contains("{\"money\":250"));
        assertThat(kinds(shop, amy.customerId())).doesNotContain(MessageKind.NOT_ELIGIBLE);
    }

    @Test
    void whatGoesBackWholeIsToldByTheMailThatSaysWhyItBringsNothing() {
        LiveShop shop = shop(server, 0, null, credit());
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");
        planned(shop, amy.customerId(), MessageKind.REWARD_EARNED);

        refund(shop, "all", "50.00");

        planned(shop, amy.customerId(), MessageKind.NOT_ELIGIBLE);
        assertThat(kinds(shop, amy.customerId())).doesNotContain(MessageKind.REWARD_LOWERED);
    }

    @Test
    void aRewardThatATeammateTakesIsToldWithItsReason() {
        LiveShop shop = shop(server, 0, null, credit());
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");
        planned(shop, amy.customerId(), MessageKind.REWARD_EARNED);
        String reward = shop.shop().secret().get("/api/v1/rewards").text("data.0.id");

        shop.shop().secret().post("/api/v1/rewards/" + reward + "/reversal", "{}");

        Message told = planned(shop, amy.customerId(), MessageKind.REWARD_LOWERED);
        assertThat(said(shop, told)).contains("why.by_hand").doesNotContain("\"reward\"");
    }

    @Test
    void whatSheMayStillChooseIsLessByItsPartWhereverSheLooksAndSheIsToldOnce() {
        LiveShop shop = LiveShop.open(server, terms -> atOnce(LiveShop.forEveryone(terms)));
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");
        planned(shop, amy.customerId(), MessageKind.CHOOSE_REWARD);

        refund(shop, "r1", "25.00");
        Message told = lowered(shop, amy, 1).getFirst();

        assertThat(said(shop, told)).contains("why.part_refunded", "{\"money\":500");
        Reply reward = shop.shop().secret().get("/api/v1/rewards");
        assertThat(reward.text("data.0.state")).isEqualTo("awaiting_choice");
        assertThat(reward.text("data.0.left.amount")).isEqualTo("5.00");
        assertThat(reward.text("data.0.reversed.amount")).isEqualTo("5.00");
        assertThat(InCorner.of(shop, amy.customerId())
                        .open(shop.path("/corner"))
                        .body())
                .contains("£5 to spend here")
                .doesNotContain("£10 to spend here");

        refund(shop, "r2", "12.50");
        assertThat(lowered(shop, amy, 2))
                .anySatisfy(message -> assertThat(said(shop, message)).contains("{\"money\":250"));
    }

    @Test
    void aRewardForEverySecondFriendThatSheIsAskedAboutDoesNotGoWithoutAWord() {
        var donation = new RewardOption(RewardKind.DONATION, new Amount.Fixed(MailParts.FIVE), null);
        LiveShop shop = LiveShop.open(server, terms -> {
            Terms choice = atOnce(LiveShop.forEveryone(terms));
            return OtherTerms.than(choice)
                    .advocateReward(new AdvocateReward(
                            List.of(new Tier(1, List.of(credit()))), new EveryNth(2, donation), null, null))
                    .made();
        });
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");
        buys(shop, "2", ownCode(shop, amy), "cleo@example.com", "Cleo");
        planned(shop, amy.customerId(), MessageKind.CHOOSE_REWARD);

        refund(shop, "all", "50.00");

        Message told = lowered(shop, amy, 1).getFirst();
        assertThat(said(shop, told)).contains("why.friends_returned").doesNotContain("\"reward\"");
    }

    @Test
    void ofACouponThatWasNeverHandedOverNothingIsTakenThatSheKnowsOf() {
        LiveShop shop =
                shop(server, 0, null, new RewardOption(RewardKind.COUPON, new Amount.Fixed(MailParts.FIVE), null));
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");
        planned(shop, amy.customerId(), MessageKind.REWARD_EARNED);
        theIssuerIsDownFromTheBeginning(shop);

        refund(shop, "r1", "25.00");

        Eventually.of(() -> shop.shop().secret().get("/api/v1/rewards"), reply -> "2.50"
                .equals(reply.text("data.0.left.amount")));
        assertThat(kinds(shop, amy.customerId())).doesNotContain(MessageKind.REWARD_LOWERED);
    }

    @Test
    void ofACouponThatSheHasSheIsToldAlsoWhileItIsMadeWorthLess() {
        LiveShop shop =
                shop(server, 0, null, new RewardOption(RewardKind.COUPON, new Amount.Fixed(MailParts.FIVE), null));
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");
        planned(shop, amy.customerId(), MessageKind.REWARD_EARNED);

        refund(shop, "r1", "25.00");

        assertThat(said(shop, lowered(shop, amy, 1).getFirst())).contains("{\"money\":250");
    }

    @Test
    void whoWillHaveToChooseIsToldSoWhenAFriendBuys() {
        LiveShop choice = LiveShop.open(server, LiveShop::forEveryone);
        Advocate amy = choice.advocate("Amy");
        choice.friendBought(amy, "Ben");
        assertThat(said(choice, planned(choice, amy.customerId(), MessageKind.FRIEND_BOUGHT)))
                .contains("todo.choose_then", "{\"money\":1000");

        LiveShop fixed = shop(server, 14, null, credit());
        Advocate zoe = fixed.advocate("Zoe");
        fixed.friendBought(zoe, "Ben");
        assertThat(said(fixed, planned(fixed, zoe.customerId(), MessageKind.FRIEND_BOUGHT)))
                .contains("todo.wait");
    }

    private static Terms atOnce(Terms terms) {
        return OtherTerms.than(terms)
                .currency(Unit.currency("GBP"))
                .flows(Set.of(Flow.COUPON_CODE))
                .review(new Review(Review.Counts.PAID, List.of(), List.of(), 0))
                .friendReward(null)
                .made();
    }

    /** As the row of a coupon stands that could not be made yet. */
    private static void theIssuerIsDownFromTheBeginning(LiveShop shop) {
        UUID store = shop.shop().id();
        shop.part(InStore.class).run(store, () -> shop.part(JdbcClient.class)
                .sql("""
                        update reward set state = 'due', issued_at = null, due_at = now() + interval '1 day'
                        where store_id = :store
                        """)
                .param("store", store)
                .update());
    }

    private static List<Message> lowered(LiveShop shop, Advocate amy, int times) {
        return Eventually.of(
                () -> log(shop, amy.customerId()).stream()
                        .filter(message -> message.kind() == MessageKind.REWARD_LOWERED)
                        .toList(),
                found -> found.size() == times);
    }

    private static void refund(LiveShop shop, String id, String amount) {
        assertThat(shop.shop()
                        .secret()
                        .post("/api/v1/orders/external:1/refunds", """
                        {"external_id": "%s", "amount": {"amount": "%s", "currency": "GBP"}}
                        """.formatted(id, amount))
                        .status())
                .isEqualTo(202);
    }
}
