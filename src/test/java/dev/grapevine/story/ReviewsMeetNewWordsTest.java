package dev.grapevine.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.attribution.TieByHand;
import dev.grapevine.attribution.TieOutcome;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.journey.ReviewDecisions;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Review;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.share.CouponCodes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Invariants 7 and 10: a word about an order counts once, also where it meets the end of the review")
class ReviewsMeetNewWordsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Instant placed = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private final String ben = StoreParts.freshEmail().original();
    private final String cara = StoreParts.freshEmail().original();
    private LiveShop shop;
    private Advocate amy;

    @BeforeEach
    void open() {
        shop = LiveShop.open(server, ReviewsMeetNewWordsTest::tenths);
        amy = shop.advocate("Amy");
    }

    @Test
    void aRefundThatIsToldWhileTheReviewEndsIsTakenOffOnce() {
        Referral referral = bought();
        try (var books = new Books()) {
            shop.set(referral, "due_at = now()");
            books.awaited(1);
            tell("refunds", refund());
            books.awaited(2);
        }
        assertThat(rewarded()).containsExactly("advocate 900", "friend 900");
    }

    @Test
    void aReviewThatEndsWhileARefundIsOnItsWayPaysWhatIsLeft() {
        Referral referral = bought();
        CompletableFuture<Void> ends;
        try (var books = new Books()) {
            tell("refunds", refund());
            books.awaited(1);
            ends = CompletableFuture.runAsync(
                    () -> shop.set(referral, "due_at = now()"), ReviewsMeetNewWordsTest::start);
            books.awaited(2);
        }
        ends.join();
        assertThat(rewarded()).containsExactly("advocate 900", "friend 900");
    }

    @Test
    void aRefundThatIsToldWhileAPersonLetsTheReferralPassIsTakenOffOnce() {
        Referral referral = bought();
        shop.set(referral, "state = 'held', due_at = null");
        CompletableFuture<?> passes;
        try (var books = new Books()) {
            passes = CompletableFuture.runAsync(
                    () -> shop.part(ReviewDecisions.class)
                            .approve(shop.shop().id(), referral.id(), StoreParts.SYSTEM, null),
                    ReviewsMeetNewWordsTest::start);
            books.awaited(1);
            tell("refunds", refund());
            books.awaited(2);
        }
        passes.join();
        assertThat(rewarded()).containsExactly("advocate 900", "friend 900");
    }

    @Test
    void aReviewWaitsForTheJourneyOfAnOrderOfWhichSomethingWasTold() {
        Referral referral = bought();
        orders("due_at = now() + interval '1 hour'");
        shop.set(referral, "due_at = '2020-01-01'");
        Eventually.of(() -> shop.count("referral", "due_at > '2020-01-02'"), one -> one == 1);
        assertThat(referral().orElseThrow().state()).isEqualTo(ReferralState.IN_REVIEW);

        orders("due_at = now()");
        assertThat(rewarded()).containsExactly("advocate 1000", "friend 1000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFriendsRewardIsTheBuyersWhoeverWasNamedFirst(boolean wrongFirst) {
        List<String> words = List.of(order(ben, 1), order(cara, 2));
        (wrongFirst ? words : words.reversed()).forEach(word -> {
            tell("", word);
            settled();
        });
        Order order = order().orElseThrow();
        assertThat(Objects.requireNonNull(Objects.requireNonNull(order.buyer()).email())
                        .original())
                .isEqualTo(cara);
        List<Reward> standing = standing();
        assertThat(described(standing)).containsExactly("advocate 1000", "friend 1000");
        assertThat(standing).extracting(Reward::recipientId).contains(amy.customerId(), order.customerId());
        assertThat(standing).filteredOn(reward -> reward.number() == 1).hasSize(1);

        paid();
        shop.set(referral().orElseThrow(), "due_at = now()");
        assertThat(rewarded()).containsExactly("advocate 1000", "friend 1000");
        assertThat(shop.count("balance", "incoming <> 0 or outgoing <> 0"))
                .as("set aside")
                .isZero();
        assertThat(shop.part(Rewards.class)
                        .wallet(shop.shop().id(), order.customerId(), Unit.currency("GBP"))
                        .credit()
                        .minor())
                .isEqualTo(1000);
    }

    @Test
    void whatWasSetAsideIsTheAdvocatesToWhomATeammateTiesTheOrder() {
        Referral referral = bought();
        Advocate bea = shop.advocate("Bea");
        assertThat(shop.part(TieByHand.class)
                        .tie(shop.shop().id(), referral.orderId(), bea.id(), null, "Told us so", StoreParts.SYSTEM))
                .isInstanceOf(TieOutcome.Done.class);
        settled();
        assertThat(standing())
                .extracting(Reward::recipientId)
                .contains(bea.customerId())
                .doesNotContain(amy.customerId());
        assertThat(described(standing())).containsExactly("advocate 1000", "friend 1000");
    }

    /** Holds the program's book, so that whoever grants or releases waits, until it is closed. */
    private final class Books implements AutoCloseable {
        private final CountDownLatch release = new CountDownLatch(1);
        private final CompletableFuture<Integer> holder = new CompletableFuture<>();
        private final CompletableFuture<Void> holding;

        Books() {
            holding = CompletableFuture.runAsync(
                    () -> shop.part(InStore.class).run(shop.shop().id(), this::hold), ReviewsMeetNewWordsTest::start);
            holder.join();
        }

        private void hold() {
            try {
                holder.complete(jdbc().sql("""
                                select pg_backend_pid() from reward_book
                                where store_id = :store for update
                                """)
                        .param("store", shop.shop().id())
                        .query(Integer.class)
                        .single());
                release.await();
            } catch (Exception e) {
                holder.completeExceptionally(e);
            }
        }

        /** So many wait for the book, or for somebody who does. */
        void awaited(int number) {
            Eventually.of(
                    () -> jdbc().sql("""
                                    with recursive waits (pid) as (
                                      select cast(:holder as int)
                                      union
                                      select a.pid from pg_stat_activity a
                                      join waits w on w.pid = any(pg_blocking_pids(a.pid)))
                                    select count(*) - 1 from waits
                                    """)
                            .param("holder", holder.join())
                            .query(Integer.class)
                            .single(),
                    waiting -> waiting >= number);
        }

        @Override
        public void close() {
            release.countDown();
            holding.join();
        }
    }

    /** Not in the common pool, which may have one thread only. */
    private static void start(Runnable work) {
        Thread.ofVirtual().start(work);
    }

    private Referral bought() {
        tell("", order(ben, 1));
        settled();
        Referral referral = referral().orElseThrow();
        assertThat(described(standing())).containsExactly("advocate 1000", "friend 1000");
        paid();
        return referral;
    }

    /** The order has come as far as counts, of which its journey has not heard: the review is over when it is looked at. */
    private void paid() {
        orders("state = 'paid', paid_at = now()");
    }

    private String order(String buyer, int minute) {
        return """
                {"external_id": "7", "placed_at": "%s", "updated_at": "%s", "state": "placed", "currency": "GBP",
                 "total": "100.00", "coupon_codes": ["%s"], "customer": {"email": "%s"}}
                """.formatted(placed, placed.plus(minute, ChronoUnit.MINUTES), code(), buyer);
    }

    private static String refund() {
        return """
                {"external_id": "r1", "amount": {"amount": "10.00", "currency": "GBP"}}
                """;
    }

    private String code() {
        return shop.part(CouponCodes.class)
                .ofAdvocate(shop.shop().id(), amy, shop.running().program().id())
                .display();
    }

    private void tell(String what, String body) {
        String path = what.isEmpty() ? "/api/v1/orders" : "/api/v1/orders/external:7/" + what;
        assertThat(shop.shop().secret().post(path, body).status()).isEqualTo(202);
    }

    private void orders(String change) {
        shop.part(InStore.class)
                .run(shop.shop().id(), () -> jdbc().sql("update shop_order set " + change + " where store_id = :store")
                        .param("store", shop.shop().id())
                        .update());
    }

    private void settled() {
        Eventually.of(
                () -> shop.count("inbox", "due_at is not null") + shop.count("shop_order", "due_at is not null"),
                left -> left == 0);
    }

    /** What is left of the rewards once the review is over and nothing is under way. */
    private List<String> rewarded() {
        Eventually.of(this::referral, found -> found.filter(one -> one.state() == ReferralState.REWARDED)
                .isPresent());
        settled();
        return described(standing());
    }

    private static List<String> described(List<Reward> rewards) {
        List<String> described = new ArrayList<>();
        rewards.forEach(reward -> described.add(reward.side().code() + " " + reward.left()));
        return described.stream().sorted().toList();
    }

    private List<Reward> standing() {
        UUID referral = referral().orElseThrow().id();
        return shop
                .part(Rewards.class)
                .ofReferrals(shop.shop().id(), List.of(referral))
                .getOrDefault(referral, List.of())
                .stream()
                .filter(reward -> reward.state() != RewardState.VOIDED)
                .toList();
    }

    private Optional<Order> order() {
        return shop.part(Orders.class).findExternal(shop.shop().id(), "7");
    }

    private Optional<Referral> referral() {
        return order().map(Order::id).flatMap(id -> {
            @Nullable
            Referral found = shop.part(Referrals.class)
                    .ofOrders(shop.shop().id(), List.of(id))
                    .get(id);
            return Optional.ofNullable(found);
        });
    }

    private JdbcClient jdbc() {
        return shop.part(JdbcClient.class);
    }

    /** A tenth of the order for both, as soon as it is paid. */
    private static Terms tenths(Terms usual) {
        var tenth = new RewardOption(RewardKind.STORE_CREDIT, new Amount.PercentOfOrder(Percent.of(10), null), null);
        return OtherTerms.than(usual)
                .advocates(new AdvocateRule(AdvocateRule.Who.EVERYONE, null, false))
                .review(new Review(Review.Counts.PAID, List.of(), List.of(), 0))
                .advocateReward(new AdvocateReward(List.of(new Tier(1, List.of(tenth))), null, null, null))
                .friendReward(tenth)
                .charities(List.of())
                .made();
    }
}
