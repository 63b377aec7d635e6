package dev.grapevine.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import dev.grapevine.order.Orders;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Amount;
import dev.grapevine.program.FriendRule;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.reward.ReleaseRewards;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.share.CouponCodes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName(
        "Invariant 7: whatever sequence, number and batches an order is told in, referral, rewards and balances end the same")
class AnySequenceOfOrdersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Instant placed = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    /** Reports by minute: state, total; and refunds. The minimum is £20. */
    record Case(String name, List<String> orders, List<String> refunds, String ends) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "edited down and part refunded",
                        List.of("placed 100.00", "paid 100.00", "paid 50.00"),
                        List.of("5.00", "7.50"),
                        "in_review [friend 375, advocate 375] 375"),
                new Case(
                        "edited up from below the minimum",
                        List.of("paid 10.00", "paid 0.00", "fulfilled 80.00"),
                        List.of("8.00"),
                        "in_review [friend 720, advocate 720] 720"),
                new Case(
                        "edited below the minimum",
                        List.of("paid 100.00", "paid 60.00", "paid 19.99"),
                        List.of("1.00"),
                        "rejected [] 0"),
                new Case(
                        "cancelled and taken up again",
                        List.of("paid 100.00", "cancelled 100.00", "paid 40.00"),
                        List.of(),
                        "in_review [friend 400, advocate 400] 400"),
                new Case(
                        "wholly refunded, then edited to more",
                        List.of("paid 30.00", "paid 60.00"),
                        List.of("30.00"),
                        "in_review [friend 300, advocate 300] 300"),
                new Case(
                        "cancelled in the end",
                        List.of("paid 100.00", "paid 50.00", "cancelled 50.00"),
                        List.of("5.00"),
                        "returned [] 0"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsTheSame(Case told) {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(played(told, new Random(seed))).as("seed %s", seed).isEqualTo(told.ends());
        }
    }

    private String played(Case told, Random random) {
        LiveShop shop = LiveShop.open(server, AnySequenceOfOrdersTest::terms);
        Advocate amy = shop.advocate("Amy");
        String code = server.part(CouponCodes.class)
                .ofAdvocate(shop.shop().id(), amy, shop.running().program().id())
                .display();
        String ben = StoreParts.freshEmail().original();
        List<Runnable> deliveries = new ArrayList<>();
        for (int i = 0; i < told.orders().size(); i++) {
            String[] words = told.orders().get(i).split(" ", 2);
            String body = """
                    {"external_id": "7", "placed_at": "%s", "updated_at": "%s", "state": "%s", "currency": "GBP",
                     "total": "%s", "coupon_codes": ["%s"], "customer": {"email": "%s"}}
                    """.formatted(placed, placed.plus(i + 1, ChronoUnit.MINUTES), words[0], words[1], code, ben);
            deliveries.addAll(Collections.nCopies(1 + random.nextInt(2), () -> post(shop, "/api/v1/orders", body)));
        }
        for (String refund : told.refunds()) {
            String body = """
                    {"external_id": "r%s", "amount": {"amount": "%s", "currency": "GBP"}}
                    """.formatted(refund, refund);
            deliveries.addAll(Collections.nCopies(
                    1 + random.nextInt(2), () -> post(shop, "/api/v1/orders/external:7/refunds", body)));
        }
        Collections.shuffle(deliveries, random);
        for (Runnable delivery : deliveries) {
            delivery.run();
            if (random.nextBoolean()) {
                settled(shop);
            }
        }
        settled(shop);
        return ends(shop, amy);
    }

    private static void post(LiveShop shop, String path, String body) {
        assertThat(shop.shop().secret().post(path, body).status()).isEqualTo(202);
    }

    /** Nothing is under way; a refund that was there before its order may wait for it. */
    private static void settled(LiveShop shop) {
        Eventually.of(
                () -> shop.count("inbox", "due_at <= now()") + shop.count("shop_order", "due_at is not null"),
                left -> left == 0);
    }

    /** The referral's state, what is pending after refunds, and what she has once it is released. */
    private static String ends(LiveShop shop, Advocate amy) {
        var store = shop.shop().id();
        var order = server.part(Orders.class).findExternal(store, "7").orElseThrow();
        Referral referral = server.part(Referrals.class)
                .ofOrders(store, List.of(order.id()))
                .get(order.id());
        assertThat(referral).isNotNull();
        server.part(ReleaseRewards.class).release(store, List.of(referral.id()));
        List<String> rewards = server.part(Rewards.class).ofReferrals(store, List.of(referral.id())).values().stream()
                .flatMap(List::stream)
                .filter(reward -> reward.state() != RewardState.VOIDED)
                .map((Reward reward) -> reward.side().code() + " " + reward.left())
                .sorted(Collections.reverseOrder())
                .toList();
        assertThat(shop.count("balance", "incoming <> 0 or outgoing <> 0"))
                .as("set aside")
                .isZero();
        Money credit = server.part(Rewards.class)
                .wallet(store, amy.customerId(), Unit.currency("GBP"))
                .credit();
        return referral.state().code() + " " + rewards + " " + credit.minor();
    }

    /** A tenth of the order for both, from £20 on, after the usual review. */
    private static Terms terms(Terms usual) {
        var tenth = new RewardOption(RewardKind.STORE_CREDIT, new Amount.PercentOfOrder(Percent.of(10), null), null);
        var friends = usual.friends();
        return OtherTerms.than(usual)
                .advocates(new AdvocateRule(AdvocateRule.Who.EVERYONE, null, false))
                .friends(new FriendRule(
                        friends.newOnly(),
                        Money.of(2000, "GBP"),
                        friends.products(),
                        friends.orders(),
                        friends.firstOrders()))
                .advocateReward(new AdvocateReward(List.of(new Tier(1, List.of(tenth))), null, null, null))
                .friendReward(tenth)
                .charities(List.of())
                .made();
    }
}
