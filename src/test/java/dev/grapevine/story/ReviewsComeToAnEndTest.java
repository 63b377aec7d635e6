package dev.grapevine.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Limit;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Review;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.share.CouponCodes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a referral whose order lacks what its program wants to see, and what a later word changes. */
class ReviewsComeToAnEndTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Instant placed = Instant.now().minusSeconds(3600);
    private @Nullable Advocate amy;
    private int words;
    private final String friend = StoreParts.freshEmail().original();

    @ParameterizedTest
    @CsvSource({"PLACED, placed", "PAID, paid", "FULFILLED, fulfilled", "DELIVERED, delivered", "PAID, delivered"})
    void anOrderCountsFromTheStateOnThatTheProgramNames(Review.Counts counts, String state) {
        var shop = open(new Review(counts, List.of(), List.of(), 0));
        String before =
                counts == Review.Counts.DELIVERED ? "fulfilled" : counts == Review.Counts.FULFILLED ? "paid" : "placed";
        if (counts != Review.Counts.PLACED) {
            tell(shop, before, "");
            assertThat(eventually(shop, ReferralState.IN_REVIEW).reviewEndsAt()).isNull();
        }
        tell(shop, state, "");
        eventually(shop, ReferralState.REWARDED);
    }

    @Test
    void aMissingTagEndsTheReviewAndLetsTheRewardGoUntilTheTagComes() {
        var shop = open(new Review(Review.Counts.PAID, List.of("checked"), List.of("wholesale"), 0));
        tell(shop, "paid", "");
        Referral referral = eventually(shop, ReferralState.EXPIRED);
        assertThat(referral.reason()).isEqualTo("tags");
        assertThat(rewards(shop, referral)).extracting(Reward::state).containsExactly(RewardState.VOIDED);
        assertThat(shop.count("balance", "incoming <> 0 or outgoing <> 0")).isZero();

        tell(shop, "paid", "\"checked\", \"wholesale\"");
        settled(shop);
        assertThat(referral(shop).orElseThrow().state()).isEqualTo(ReferralState.EXPIRED);
        tell(shop, "paid", "\"checked\"");
        eventually(shop, ReferralState.REWARDED);
    }

    @Test
    void anOrderThatNeverComesAsFarAsCountsEndsAndIsTakenUpAgainWhenItDoes() {
        var shop = open(new Review(Review.Counts.DELIVERED, List.of(), List.of(), 14));
        tell(shop, "paid", "");
        Referral waiting = eventually(shop, ReferralState.IN_REVIEW);
        assertThat(shop.count("referral", "due_at between now() + interval '73 days' and now() + interval '74 days'"))
                .isEqualTo(1);

        agePlacement(shop, waiting, 75);
        Referral ended = eventually(shop, ReferralState.EXPIRED);
        assertThat(ended.reason()).isEqualTo("never_counted");
        assertThat(rewards(shop, ended)).extracting(Reward::state).containsExactly(RewardState.VOIDED);
        assertThat(mails(shop)).contains(MessageKind.NOT_ELIGIBLE);

        tell(shop, "delivered", "");
        assertThat(eventually(shop, ReferralState.IN_REVIEW).reviewEndsAt()).isNotNull();
        assertThat(rewards(shop, ended)).extracting(Reward::state).contains(RewardState.PENDING);
    }

    private LiveShop open(Review review) {
        var shop = LiveShop.open(server, terms -> reviewed(LiveShop.forEveryone(terms), review));
        amy = shop.advocate("Amy");
        return shop;
    }

    private static Terms reviewed(Terms usual, Review review) {
        return OtherTerms.than(usual).review(review).made();
    }

    private void tell(LiveShop shop, String state, String tags) {
        String code = shop.part(CouponCodes.class)
                .ofAdvocate(
                        shop.shop().id(),
                        Objects.requireNonNull(amy),
                        shop.running().program().id())
                .display();
        assertThat(shop.shop()
                        .secret()
                        .post("/api/v1/orders", """
                        {"external_id": "7", "placed_at": "%s", "updated_at": "%s", "state": "%s", "currency": "GBP",
                         "total": "50.00", "tags": [%s], "coupon_codes": ["%s"], "customer": {"email": "%s"}}
                        """.formatted(
                                        placed, placed.plusSeconds(++words), state, tags, code, friend))
                        .status())
                .isEqualTo(202);
    }

    private static void settled(LiveShop shop) {
        Eventually.of(
                () -> shop.count("inbox", "due_at is not null") + shop.count("shop_order", "due_at is not null"),
                left -> left == 0);
    }

    private static Optional<Referral> referral(LiveShop shop) {
        return shop.part(Orders.class)
                .findExternal(shop.shop().id(), "7")
                .map(Order::id)
                .flatMap(id -> Optional.ofNullable(shop.part(Referrals.class)
                        .ofOrders(shop.shop().id(), List.of(id))
                        .get(id)));
    }

    private static Referral eventually(LiveShop shop, ReferralState state) {
        return Eventually.of(() -> referral(shop), found -> found.filter(one -> one.state() == state)
                        .isPresent())
                .orElseThrow();
    }

    private static List<Reward> rewards(LiveShop shop, Referral referral) {
        return shop.part(Rewards.class)
                .ofReferrals(shop.shop().id(), List.of(referral.id()))
                .getOrDefault(referral.id(), List.of());
    }

    /** As if the order had been placed so many days ago and the review came to its end. */
    private static void agePlacement(LiveShop shop, Referral referral, int days) {
        shop.part(InStore.class).run(shop.shop().id(), () -> shop.part(JdbcClient.class)
                .sql("update shop_order set placed_at = :at where store_id = :store and id = :id")
                .param("store", shop.shop().id())
                .param("id", referral.orderId())
                .param("at", Instant.now().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
                .update());
        shop.set(referral, "due_at = now()");
    }

    private List<MessageKind> mails(LiveShop shop) {
        return shop
                .part(Messages.class)
                .list(shop.shop().id(), Objects.requireNonNull(amy).customerId(), new Limit(20), null)
                .data()
                .stream()
                .map(Message::kind)
                .toList();
    }
}
