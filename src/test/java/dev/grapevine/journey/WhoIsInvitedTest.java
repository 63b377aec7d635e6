package dev.grapevine.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.AdvocateState;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.customer.Segments;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Percent;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.SecondThought.Thought;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Discount;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.Phrase;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.Terms;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom an order invites to recommend, and what is asked once more before the invitation leaves. */
class WhoIsInvitedTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final EmailAddress email = StoreParts.freshEmail();

    @Test
    void aBuyerOutsideOfTheSegmentIsNotInvitedAndNoAdvocate() {
        LiveShop shop = LiveShop.open(server, terms -> takes(terms, AdvocateRule.Who.SEGMENT, "vip", false));
        buys(shop, "1", "paid");
        assertThat(MailParts.kinds(shop, buyer(shop))).doesNotContain(MessageKind.INVITATION);
        assertThat(shop.part(Advocates.class).ofCustomer(shop.shop().id(), buyer(shop)))
                .isEmpty();

        shop.part(Segments.class).put(shop.shop().id(), buyer(shop), Set.of("vip"));
        buys(shop, "2", "paid");
        assertThat(MailParts.kinds(shop, buyer(shop))).contains(MessageKind.INVITATION);
    }

    @Test
    void whoIsLetInByHandIsInvitedWhenSheIs() {
        LiveShop shop = LiveShop.open(server, terms -> takes(terms, AdvocateRule.Who.CUSTOMERS, null, true));
        buys(shop, "1", "paid");
        Advocate amy = advocate(shop);
        assertThat(amy.state()).isEqualTo(AdvocateState.WAITING);
        assertThat(MailParts.log(shop, buyer(shop))).isEmpty();

        shop.part(Advocates.class).approve(shop.shop().id(), amy.id(), StoreParts.SYSTEM);
        assertThat(MailParts.kinds(shop, buyer(shop)))
                .contains(MessageKind.INVITATION)
                .doesNotContain(MessageKind.WELCOME);
    }

    @Test
    void whoIsBannedIsNotInvitedByHerNextOrderNorByOneThatWaits() {
        LiveShop shop = LiveShop.open(server);
        buys(shop, "1", "paid");
        shop.part(Advocates.class).ban(shop.shop().id(), advocate(shop).id(), StoreParts.SYSTEM);
        assertThat(thought(shop)).isEqualTo(new Thought.Drop("advocate_not_active"));

        LiveShop other = LiveShop.open(server);
        Advocate eve = other.advocate("Eve", email);
        other.part(Advocates.class).ban(other.shop().id(), eve.id(), StoreParts.SYSTEM);
        buys(other, "1", "paid");
        assertThat(MailParts.kinds(other, eve.customerId())).doesNotContain(MessageKind.INVITATION);
    }

    @Test
    void anInvitationThatWaitsFallsWithItsOrder() {
        LiveShop shop = LiveShop.open(server);
        buys(shop, "1", "paid");
        assertThat(thought(shop)).isInstanceOf(Thought.Say.class);
        buys(shop, "1", "cancelled");
        assertThat(thought(shop)).isEqualTo(new Thought.Drop("order_cancelled"));

        LiveShop other = LiveShop.open(server);
        buys(other, "1", "paid");
        assertThat(other.shop()
                        .secret()
                        .post("/api/v1/orders/external:1/refunds", """
                                {"external_id": "r1", "amount": {"amount": "50.00", "currency": "GBP"}}
                                """)
                        .status())
                .isEqualTo(202);
        Eventually.of(() -> thought(other), new Thought.Drop("order_refunded")::equals);
    }

    @Test
    void anInvitationThatWaitsFallsWithItsProgramAndElsePromisesWhatIsPromisedNow() {
        LiveShop shop = LiveShop.open(server);
        buys(shop, "1", "paid");
        Terms terms = shop.running().terms();
        shop.part(Programs.class)
                .change(
                        shop.shop().id(),
                        shop.running().program().id(),
                        ProgramDraft.of("Friends", offers(terms, 25)),
                        StoreParts.SYSTEM);
        assertThat(thought(shop)).isInstanceOfSatisfying(Thought.Say.class, say -> assertThat(say.values())
                .containsEntry("offer", Phrase.of(new Discount.PercentOff(Percent.of(25)))));
        shop.pause();
        assertThat(thought(shop)).isEqualTo(new Thought.Drop("program_ended"));
    }

    private Thought thought(LiveShop shop) {
        Message invitation = MailParts.planned(shop, buyer(shop), MessageKind.INVITATION);
        return shop.part(RethinkInvitations.class)
                .of(shop.shop().id(), invitation.customerId(), MailParts.about(shop, invitation));
    }

    private void buys(LiveShop shop, String id, String state) {
        assertThat(shop.shop()
                        .secret()
                        .post("/api/v1/orders", """
                                {"external_id": "%s", "placed_at": "%s", "state": "%s", "currency": "GBP",
                                 "total": "50.00", "customer": {"email": "%s", "accepts_marketing": true}}
                                """.formatted(id, Instant.now(), state, email.original()))
                        .status())
                .isEqualTo(202);
        Eventually.of(
                () -> shop.count(
                        "shop_order", "external_id = '" + id + "' and state = '" + state + "' and due_at is null"),
                one -> one == 1);
    }

    private UUID buyer(LiveShop shop) {
        return shop.part(Customers.class)
                .matching(shop.shop().id(), Person.of(email))
                .iterator()
                .next();
    }

    private Advocate advocate(LiveShop shop) {
        return shop.part(Advocates.class)
                .ofCustomer(shop.shop().id(), buyer(shop))
                .orElseThrow();
    }

    private static Terms takes(Terms terms, AdvocateRule.Who who, @Nullable String segment, boolean byHand) {
        return with(terms, new AdvocateRule(who, segment, byHand), terms.friendOffer());
    }

    private static Terms offers(Terms terms, int percent) {
        FriendOffer offer = terms.friendOffer();
        return with(
                terms,
                terms.advocates(),
                new FriendOffer(
                        new Discount.PercentOff(Percent.of(percent)),
                        offer.minimumSpend(),
                        offer.validDays(),
                        offer.combines(),
                        offer.code()));
    }

    private static Terms with(Terms terms, AdvocateRule advocates, FriendOffer offer) {
        return OtherTerms.than(terms).advocates(advocates).friendOffer(offer).made();
    }
}
