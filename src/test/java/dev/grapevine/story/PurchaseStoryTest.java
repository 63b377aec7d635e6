package dev.grapevine.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralEvent;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.ProgramParts;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Amount;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.Review;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.reward.Rewards;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Website;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the shop's word about a friend's purchase to the advocate's reward, and back where the purchase comes back. */
class PurchaseStoryTest {
    private static final Unit GBP = Unit.currency("GBP");

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();

    @Test
    void aFriendsPurchaseRewardsTheAdvocateOnceItsReviewIsOver() {
        Told told = begin(0);

        buys("1001", told.code(), "ben@example.com");

        Referral referral = eventually("1001", ReferralState.REWARDED);
        assertThat(referral.advocateId()).isEqualTo(told.advocate().id());
        assertThat(credit(told)).isEqualTo(Money.of(500, "GBP"));
        assertThat(mails(told))
                .extracting(Message::kind)
                .contains(MessageKind.FRIEND_BOUGHT, MessageKind.REWARD_EARNED);
    }

    @Test
    void whatABannedAdvocateHasUnderWayIsHeldForAPerson() {
        Told told = begin(14);
        buys("1001", told.code(), "ben@example.com");
        eventually("1001", ReferralState.IN_REVIEW);

        server.part(Advocates.class).ban(shop.id(), told.advocate().id(), StoreParts.SYSTEM);

        assertThat(eventually("1001", ReferralState.HELD).times().held()).isNotNull();
        assertThat(credit(told).isZero()).isTrue();
    }

    @Test
    void nothingIsPaidWhileTheReviewLasts() {
        Told told = begin(14);

        buys("1001", told.code(), "ben@example.com");

        Referral referral = eventually("1001", ReferralState.IN_REVIEW);
        assertThat(referral.reviewEndsAt())
                .isAfter(server.part(Clock.class).instant().plus(Duration.ofDays(12)));
        assertThat(credit(told)).isEqualTo(Money.of(0, "GBP"));
        assertThat(mails(told)).extracting(Message::kind).doesNotContain(MessageKind.REWARD_EARNED);
    }

    @Test
    void aRefundAfterTheRewardTakesItBackOnceByItsPart() {
        Told told = begin(0);
        buys("1001", told.code(), "ben@example.com");
        Referral referral = eventually("1001", ReferralState.REWARDED);

        for (int i = 0; i < 3; i++) {
            refunds("1001", "r1", "10.00");
        }
        Eventually.of(() -> credit(told), Money.of(400, "GBP")::equals);
        assertThat(server.part(Referrals.class).timeline(shop.id(), referral.id()))
                .filteredOn(event -> event.what().equals("part_returned"))
                .extracting(ReferralEvent::args)
                .containsExactly(Map.of("taken", "1.00 GBP", "reward", "5.00 GBP"));
        refunds("1001", "r2", "40.00");

        eventually("1001", ReferralState.RETURNED);
        assertThat(credit(told)).isEqualTo(Money.of(0, "GBP"));
    }

    @Test
    void aCancelledPurchaseEarnsNothing() {
        Told told = begin(14);
        buys("1001", told.code(), "ben@example.com");
        eventually("1001", ReferralState.IN_REVIEW);

        order("1001", told.code(), "ben@example.com", "cancelled");

        eventually("1001", ReferralState.RETURNED);
        assertThat(credit(told)).isEqualTo(Money.of(0, "GBP"));
    }

    @Test
    void herOwnCodeBringsHerNothingAlsoUnderAnAlias() {
        Told told = begin(0);

        buys("1001", told.code(), "amy.ashworth+shop@gmail.com");

        Referral referral = eventually("1001", ReferralState.REJECTED);
        assertThat(referral.reason()).isEqualTo("self");
        assertThat(credit(told)).isEqualTo(Money.of(0, "GBP"));
    }

    @Test
    void whoBoughtBeforeIsNoNewFriendHoweverLateTheEarlierOrderIsTold() {
        Told told = begin(14);
        buys("1001", told.code(), "ben@example.com");
        eventually("1001", ReferralState.IN_REVIEW);

        shop.secret().post("/api/v1/orders/batch", """
                {"history": true, "orders": [{"external_id": "900", "placed_at": "2020-05-01T09:30:00Z", "state": "paid",
                  "currency": "GBP", "total": "10.00", "customer": {"email": "ben@example.com"}}]}
                """);

        assertThat(eventually("1001", ReferralState.REJECTED).reason()).isEqualTo("not_new");
    }

    /** What a story begins with: an advocate and the code she tells her friends. */
    private record Told(Advocate advocate, String code) {}

    private Told begin(int reviewDays) {
        server.part(Stores.class)
                .change(
                        shop.id(),
                        profile -> profile.withWebsites(List.of(new Website("https://shop.example.com"))),
                        StoreParts.SYSTEM);
        RunningProgram program = live(terms(reviewDays));
        UUID amy = server.part(Customers.class)
                .recognise(
                        shop.id(),
                        new Person(null, new EmailAddress("amy.ashworth@gmail.com"), null, "Amy", null, null));
        Advocate advocate = server.part(Advocates.class)
                .enrol(shop.id(), amy, EnrolmentSource.SIGN_UP)
                .advocate();
        String code = server.part(CouponCodes.class)
                .ofAdvocate(shop.id(), advocate, program.program().id())
                .display();
        return new Told(advocate, code);
    }

    private RunningProgram live(Terms terms) {
        Programs programs = server.part(Programs.class);
        RunningProgram made =
                ProgramParts.running(programs.create(shop.id(), ProgramDraft.of("Friends", terms), StoreParts.SYSTEM));
        return ProgramParts.running(programs.activate(shop.id(), made.program().id(), StoreParts.SYSTEM));
    }

    /** £5 of store credit for each friend. */
    private static Terms terms(int reviewDays) {
        Terms usual = Terms.defaults(GBP);
        AdvocateReward reward = new AdvocateReward(
                List.of(new Tier(
                        1,
                        List.of(new RewardOption(
                                RewardKind.STORE_CREDIT, new Amount.Fixed(Money.of(500, "GBP")), null)))),
                null,
                null,
                null);
        return OtherTerms.than(usual)
                .currency(GBP)
                .review(new Review(Review.Counts.PAID, List.of(), List.of(), reviewDays))
                .advocateReward(reward)
                .friendReward(null)
                .charities(List.of())
                .made();
    }

    private void buys(String externalId, String code, String email) {
        order(externalId, code, email, "paid");
    }

    private void order(String externalId, String code, String email, String state) {
        assertThat(shop.secret()
                        .post("/api/v1/orders", """
                        {"external_id": "%s", "placed_at": "%s", "state": "%s", "currency": "GBP", "total": "50.00",
                         "coupon_codes": ["%s"], "customer": {"email": "%s", "first_name": "Ben"}}
                        """.formatted(externalId, placedAt, state, code, email))
                        .status())
                .isEqualTo(202);
    }

    private final String placedAt = server.part(Clock.class).instant().toString();

    private void refunds(String order, String refund, String amount) {
        assertThat(shop.secret()
                        .post("/api/v1/orders/external:" + order + "/refunds", """
                        {"external_id": "%s", "amount": {"amount": "%s", "currency": "GBP"}}
                        """.formatted(refund, amount))
                        .status())
                .isEqualTo(202);
    }

    private Referral eventually(String externalId, ReferralState state) {
        return Eventually.of(
                        () -> server.part(Orders.class)
                                .findExternal(shop.id(), externalId)
                                .map(Order::id)
                                .flatMap(id -> Optional.ofNullable(server.part(Referrals.class)
                                        .ofOrders(shop.id(), List.of(id))
                                        .get(id))),
                        referral -> referral.filter(one -> one.state() == state).isPresent())
                .orElseThrow();
    }

    private Money credit(Told told) {
        return server.part(Rewards.class)
                .wallet(shop.id(), told.advocate().customerId(), GBP)
                .credit();
    }

    private List<Message> mails(Told told) {
        return server.part(Messages.class)
                .list(shop.id(), told.advocate().customerId(), new Limit(20), null)
                .data();
    }
}
