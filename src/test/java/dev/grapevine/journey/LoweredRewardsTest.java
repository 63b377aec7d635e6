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
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.RunningServer;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
