package dev.grapevine.reward;

import static dev.grapevine.reward.Given.fixed;
import static dev.grapevine.reward.Given.gift;
import static dev.grapevine.reward.Given.pounds;
import static dev.grapevine.reward.Given.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Percent;
import dev.grapevine.ledger.Account;
import dev.grapevine.ledger.Draft;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Discount;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.reward.kind.CouponIssuer;
import dev.grapevine.reward.kind.CouponPool;
import dev.grapevine.reward.kind.Held;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Invariants 9 and 10: nothing before the review ends; a refund takes back once, pro rata, to the cent")
class RefundsTakeRewardsBackTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private Given given;
    private UUID amy;

    @BeforeEach
    void begin() {
        given = new Given(database);
        amy = given.advocate();
    }

    @AfterEach
    void theBooksBalance() {
        given.theLedgerIsAtZero();
        given.close();
    }

    @Test
    void aRefundBeforeTheReviewEndsLetsTheRewardGoAndNothingBringsItBack() {
        var earned = granted(500);
        given.refund(earned, Ids.newId(), 5000, 5000);
        assertThat(given.only(earned).state()).isEqualTo(RewardState.VOIDED);
        assertThat(given.release(earned)).isEmpty();
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(0));
        assertThat(given.spent()).isZero();
    }

    @Test
    void whatSomebodyWhoIsForgottenHasNotUsedIsTakenAndNotEarnedAnew() {
        var pending = granted(500);
        var coupon = given.earned(terms(fixed(RewardKind.COUPON, 700)), amy);
        given.grant(coupon);
        given.release(coupon);
        given.work();
        given.the(ReverseRewards.class).unused(given.store.id(), amy);
        given.work();
        assertThat(given.only(pending).state()).isEqualTo(RewardState.VOIDED);
        assertThat(given.only(coupon).state()).isEqualTo(RewardState.REVERSED);
        assertThat(given.grant(pending, coupon)).isEmpty();
        assertThat(given.spent()).isZero();
    }

    @Test
    void aRefundAfterTheRewardTakesItBackOnce() {
        var earned = released(500);
        var refund = Ids.newId();
        assertThat(given.refund(earned, refund, 5000, 5000)).hasSize(1);
        assertThat(given.refund(earned, refund, 5000, 5000)).isEmpty();
        assertThat(given.refund(earned, Ids.newId(), 5000, 5000)).isEmpty();
        assertThat(given.only(earned).state()).isEqualTo(RewardState.REVERSED);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(0));
    }

    @Test
    void thirtyTwoThreadsTellingOneRefundTakeOnce() {
        var earned = released(500);
        var refund = Ids.newId();
        List<Callable<List<Reward>>> work = Collections.nCopies(32, () -> given.refund(earned, refund, 2500, 5000));
        assertThat(Given.race(work).stream().mapToLong(List::size).sum()).isEqualTo(1);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(250));
    }

    @Test
    void aPartRefundDuringTheReviewTakesItsPartWhenTheReviewEnds() {
        var earned = granted(500);
        given.refund(earned, Ids.newId(), 1000, 5000);
        assertThat(given.only(earned).state()).isEqualTo(RewardState.PENDING);
        var released = given.release(earned).getFirst();
        assertThat(released.reversed()).isEqualTo(100);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(400));
        given.refund(earned, Ids.newId(), 4000, 5000);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(0));
        assertThat(given.only(earned).state()).isEqualTo(RewardState.REVERSED);
    }

    @Test
    void partRefundsDuringTheReviewThatAreTheWholeLetItGo() {
        var earned = granted(500);
        given.refund(earned, Ids.newId(), 1000, 5000);
        given.refund(earned, Ids.newId(), 4000, 5000);
        assertThat(given.only(earned).state()).isEqualTo(RewardState.VOIDED);
    }

    @Test
    void partRefundsAreWorkedOutForWhatSheChose() {
        var earned = given.earned(terms(fixed(RewardKind.COUPON, 800), fixed(RewardKind.STORE_CREDIT, 600)), amy);
        given.grant(earned);
        given.refund(earned, Ids.newId(), 2500, 5000);
        given.release(earned);
        given.the(ChooseReward.class)
                .choose(
                        given.store.id(),
                        amy,
                        given.only(earned).id(),
                        new Choice(RewardKind.STORE_CREDIT, null, false));
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(300));
    }

    @Test
    void whatSheMayStillChooseShrinksWithTheOrderAndNeverGrows() {
        var earned = given.earned(terms(fixed(RewardKind.COUPON, 800), fixed(RewardKind.STORE_CREDIT, 600)), amy);
        given.grant(earned);
        given.release(earned);
        var refund = Ids.newId();
        assertThat(given.refund(earned, refund, 2500, 5000)).hasSize(1);
        assertThat(given.refund(earned, refund, 2500, 5000)).isEmpty();
        assertThat(given.told(earned, new OrderWorth(pounds(10_000), pounds(10_000), pounds(2500))))
                .as("an order that grows")
                .isEmpty();
        var waiting = given.only(earned);
        assertThat(waiting.left()).isEqualTo(400);
        assertThat(waiting.most()).contains(pounds(400));
        assertThat(waiting.options().stream().map(waiting::left)).containsExactly(400L, 300L);
        given.the(ChooseReward.class)
                .choose(given.store.id(), amy, waiting.id(), new Choice(RewardKind.STORE_CREDIT, null, false));
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(300));
    }

    @Test
    void ofAChoiceThatComesToNothingNothingIsAskedAnyMore() {
        var earned = given.earned(terms(fixed(RewardKind.COUPON, 8), fixed(RewardKind.STORE_CREDIT, 6)), amy);
        given.grant(earned);
        given.release(earned);
        given.refund(earned, Ids.newId(), 4999, 5000);
        assertThat(given.only(earned).state()).isEqualTo(RewardState.VOIDED);
        assertThat(given.spent()).isZero();
    }

    @RepeatedTest(5)
    void thePartsOfARewardAddUpWhateverTheirSizesAndWheneverTheyCome() {
        var random = new Random(Ids.newId().getLeastSignificantBits());
        long whole = 1 + random.nextLong(20_000);
        long amount = 1 + random.nextLong(2_000);
        var earned = granted(amount);
        var parts = parts(random, whole);
        int releasedAt = random.nextInt(parts.size());
        long before = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (i == releasedAt) {
                given.release(earned);
            }
            given.refund(earned, Ids.newId(), parts.get(i), whole);
            before += parts.get(i);
            if (i >= releasedAt) {
                assertThat(given.wallet(amy).credit().minor())
                        .as("%s of %s after %s of %s", amount, whole, before, parts)
                        .isEqualTo(new OrderWorth(pounds(5000), pounds(whole), pounds(before)).left(amount));
            }
        }
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(0));
        assertThat(given.only(earned).state()).isEqualTo(RewardState.REVERSED);
    }

    @Test
    void whoHasSpentHerCreditOwesItAndTheNextRewardPaysThat() {
        var earned = released(500);
        var credit = Held.credit(amy, Given.GBP);
        given.ledger.post(
                given.store.id(), Draft.transfer("spent", credit, Account.open("shop:spent", Given.GBP), 450));
        given.refund(earned, Ids.newId(), 5000, 5000);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(-450));
        released(500);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(50));
    }

    @Test
    void anUnusedCouponIsRevokedAndOneOnItsWayIsToo() {
        var issued = releasedCoupon(fixed(RewardKind.COUPON, 500));
        given.work();
        var onItsWay = releasedCoupon(fixed(RewardKind.COUPON, 500));
        for (Earned earned : List.of(issued, onItsWay)) {
            given.refund(earned, Ids.newId(), 5000, 5000);
            given.work();
            assertThat(given.only(earned).state()).isEqualTo(RewardState.REVERSED);
            assertThat(found(earned).map(CouponIssuer.Found::state))
                    .allMatch(state -> state == CouponIssuer.State.REVOKED);
        }
    }

    @Test
    void aPartRefundMakesAnUnusedCouponWorthLess() {
        var earned = releasedCoupon(fixed(RewardKind.COUPON, 500));
        given.work();
        given.refund(earned, Ids.newId(), 2500, 5000);
        given.work();
        assertThat(given.only(earned).state()).isEqualTo(RewardState.ISSUED);
        assertThat(found(earned).map(found -> found.coupon().discount()))
                .containsExactly(new Discount.MoneyOff(pounds(250)));
    }

    @Test
    void aUsedCouponStaysUsedAndItsWorthIsTakenBackInTheBooks() {
        var earned = releasedCoupon(fixed(RewardKind.COUPON, 500));
        given.work();
        var code = Objects.requireNonNull(given.only(earned).code());
        given.the(CouponPool.class).redeem(given.store.id(), code, "1001");
        given.refund(earned, Ids.newId(), 2500, 5000);
        given.work();
        assertThat(given.only(earned).state()).isEqualTo(RewardState.REDEEMED);
        given.refund(earned, Ids.newId(), 2500, 5000);
        given.work();
        assertThat(found(earned).map(CouponIssuer.Found::state)).containsExactly(CouponIssuer.State.REDEEMED);
        assertThat(given.only(earned).state()).isEqualTo(RewardState.REVERSED);
        assertThat(given.spent()).isZero();
    }

    @Test
    void whatHasNoAmountIsTakenBackWithTheWholeOrderOnly() {
        var percent = releasedCoupon(new RewardOption(RewardKind.COUPON, new Amount.PercentOff(Percent.of(10)), null));
        var mug = releasedCoupon(gift("A mug"));
        given.work();
        for (Earned earned : List.of(percent, mug)) {
            var was = given.only(earned).state();
            given.refund(earned, Ids.newId(), 2500, 5000);
            assertThat(given.only(earned).state()).isEqualTo(was);
            given.refund(earned, Ids.newId(), 2500, 5000);
            assertThat(given.only(earned).state()).isEqualTo(RewardState.REVERSED);
        }
    }

    @Test
    void aTeammateTakesOneRewardBackOnce() {
        var earned = released(500);
        var reverse = given.the(ReverseRewards.class);
        assertThat(reverse.one(given.store.id(), given.only(earned).id())).hasSize(1);
        assertThat(reverse.one(given.store.id(), given.only(earned).id())).isEmpty();
        assertThat(given.only(earned).ended()).isEqualTo("by_hand");
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(0));
    }

    private Stream<CouponIssuer.Found> found(Earned earned) {
        var code = Objects.requireNonNull(given.only(earned).code());
        return given.the(CouponPool.class).find(given.store.id(), code).stream();
    }

    private Earned granted(long amount) {
        var earned = given.earned(terms(fixed(RewardKind.STORE_CREDIT, amount)), amy);
        given.grant(earned);
        return earned;
    }

    private Earned released(long amount) {
        var earned = granted(amount);
        given.release(earned);
        return earned;
    }

    private Earned releasedCoupon(RewardOption option) {
        var earned = given.earned(terms(option), amy);
        given.grant(earned);
        given.release(earned);
        return earned;
    }

    /** One to six parts, none of them nothing, that are the whole. */
    private static List<Long> parts(Random random, long whole) {
        var parts = new ArrayList<Long>();
        long left = whole;
        while (left > 0 && parts.size() < 5) {
            long part = 1 + random.nextLong(left);
            parts.add(part);
            left -= part;
        }
        if (left > 0) {
            parts.add(left);
        }
        return parts;
    }
}
