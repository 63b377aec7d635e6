package dev.grapevine.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.AdvocateState;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.RunningServer;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.order.Orders;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Invitations;
import dev.grapevine.store.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When buyers are asked to recommend, by settings other than the usual ones. */
class InvitationSettingsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private Instant placed = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void theDelayCountsFromTheOrder() {
        var shop = shop(new Invitations(true, Invitations.Moment.ORDER, 3, 90), false);
        buys(shop, "1", "paid");
        assertThat(invitations(shop)).extracting(Message::sendAt).containsExactly(placed.plus(Duration.ofDays(3)));
    }

    @Test
    void orFromTheDelivery() {
        var shop = shop(new Invitations(true, Invitations.Moment.DELIVERY, 2, 90), false);
        buys(shop, "1", "paid");
        assertThat(invitations(shop)).isEmpty();
        buys(shop, "1", "delivered");
        assertThat(invitations(shop))
                .extracting(Message::sendAt)
                .containsExactly(placed.plusSeconds(2).plus(Duration.ofDays(2)));
    }

    @Test
    void nobodyIsAskedAgainBeforeThePeriodIsOver() {
        var shop = shop(new Invitations(true, Invitations.Moment.ORDER, 0, 10), false);
        buys(shop, "1", "paid");
        plannedBefore(shop, 9);
        buys(shop, "2", "paid");
        assertThat(invitations(shop)).hasSize(1);
        plannedBefore(shop, 2);
        buys(shop, "3", "paid");
        assertThat(invitations(shop)).hasSize(2);
    }

    @Test
    void anOrderFromBeforeThePeriodIsNoOccasionHoweverLateItIsWalked() {
        var shop = shop(new Invitations(true, Invitations.Moment.ORDER, 0, 10), false);
        placed = placed.minus(Duration.ofDays(11));
        buys(shop, "1", "paid");
        buys(shop, "1", "delivered");
        assertThat(invitations(shop)).isEmpty();

        placed = placed.plus(Duration.ofDays(2));
        buys(shop, "2", "paid");
        assertThat(invitations(shop)).hasSize(1);
    }

    @Test
    void anOrderThatIsDeliveredWithinThePeriodIsAnOccasionThough() {
        var shop = shop(new Invitations(true, Invitations.Moment.DELIVERY, 0, 10), false);
        Instant now = placed;
        placed = now.minus(Duration.ofDays(20));
        buys(shop, "1", "paid");
        placed = now;
        buys(shop, "1", "delivered");
        assertThat(invitations(shop)).hasSize(1);
    }

    @Test
    void andNobodyAtAllWhereInvitationsAreOff() {
        var shop = shop(new Invitations(false, Invitations.Moment.ORDER, 0, 90), false);
        buys(shop, "1", "paid");
        assertThat(invitations(shop)).isEmpty();
    }

    @Test
    void aBuyerWhoMustBeApprovedIsInvitedOnceSheIs() {
        var shop = shop(new Invitations(true, Invitations.Moment.ORDER, 0, 90), true);
        buys(shop, "1", "paid");
        var advocates = shop.part(Advocates.class);
        assertThat(invitations(shop)).isEmpty();
        Advocate waiting = shop.part(Orders.class)
                .findExternal(shop.shop().id(), "1")
                .flatMap(order -> advocates.ofCustomer(shop.shop().id(), order.customerId()))
                .orElseThrow();
        assertThat(waiting.state()).isEqualTo(AdvocateState.WAITING);

        advocates.approve(shop.shop().id(), waiting.id(), Actor.system("test"));

        assertThat(invitations(shop)).extracting(Message::customerId).containsExactly(waiting.customerId());
    }

    private static LiveShop shop(Invitations invitations, boolean approvedByHand) {
        return LiveShop.open(server, terms -> OtherTerms.than(terms)
                .advocates(new AdvocateRule(AdvocateRule.Who.CUSTOMERS, null, approvedByHand))
                .invitations(invitations)
                .made());
    }

    private int words;

    private void buys(LiveShop shop, String id, String state) {
        assertThat(shop.shop()
                        .secret()
                        .post("/api/v1/orders", """
                        {"external_id": "%s", "placed_at": "%s", "updated_at": "%s", "state": "%s", "currency": "GBP",
                         "total": "50.00", "customer": {"email": "bea@example.com", "accepts_marketing": true}}
                        """.formatted(
                                        id,
                                        placed.plusSeconds(60 * Integer.parseInt(id) - 60),
                                        placed.plusSeconds(++words),
                                        state))
                        .status())
                .isEqualTo(202);
        Eventually.of(
                () -> shop.count("inbox", "due_at is not null")
                        + shop.count("shop_order", "due_at is not null")
                        + 1
                        - shop.count("shop_order", "external_id = '" + id + "' and state = '" + state + "'"),
                left -> left == 0);
    }

    private static List<Message> invitations(LiveShop shop) {
        return MailParts.log(shop, null).stream()
                .filter(message -> message.kind() == MessageKind.INVITATION)
                .toList();
    }

    /** As if what was planned had been planned so many days earlier. */
    private static void plannedBefore(LiveShop shop, int days) {
        server.owner()
                .sql("update message set planned_at = planned_at - make_interval(days => :days)"
                        + " where store_id = :store and kind = 'invitation'")
                .param("store", shop.shop().id())
                .param("days", days)
                .update();
    }
}
