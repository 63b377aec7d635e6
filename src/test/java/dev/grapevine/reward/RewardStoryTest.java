package dev.grapevine.reward;

import static dev.grapevine.reward.Given.fixed;
import static dev.grapevine.reward.Given.gift;
import static dev.grapevine.reward.Given.pounds;
import static dev.grapevine.reward.Given.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Preference;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Points;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Discount;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.reward.kind.CouponIssuer;
import dev.grapevine.reward.kind.CouponPool;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RewardStoryTest {
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
    void storeCreditIsSetAsideAtThePurchaseAndHersWhenTheReviewEnds() {
        var earned = given.earned(terms(fixed(RewardKind.STORE_CREDIT, 500)), amy);
        var pending = given.grant(earned).getFirst();
        assertThat(pending.state()).isEqualTo(RewardState.PENDING);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(0));
        assertThat(given.spent()).isEqualTo(500);

        given.release(earned);

        assertThat(given.now(pending).state()).isEqualTo(RewardState.ISSUED);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(500));
        assertThat(given.told.stream().filter(RewardsMoved.class::isInstance)).hasSize(2);
    }

    @Test
    void aCouponIsMadeOnceWithTheCodeThatFollowsFromTheReward() {
        var earned = given.earned(terms(fixed(RewardKind.COUPON, 500)), amy);
        given.grant(earned);
        var due = given.release(earned).getFirst();
        assertThat(due.state()).isEqualTo(RewardState.DUE);
        given.work();

        var issued = given.only(earned);
        assertThat(issued.state()).isEqualTo(RewardState.ISSUED);
        assertThat(issued.code()).isEqualTo(due.code()).matches("[0-9A-Z]{5}-[0-9A-Z]{5}");
        var coupon =
                given.the(CouponPool.class).find(given.store.id(), code(issued)).orElseThrow();
        assertThat(coupon.state()).isEqualTo(CouponIssuer.State.ISSUED);
        assertThat(coupon.coupon().discount()).isEqualTo(new Discount.MoneyOff(pounds(500)));
        assertThat(coupon.coupon().expiresAt()).isEqualTo(given.clock.instant().plus(Duration.ofDays(60)));
    }

    @Test
    void aCouponThatAnOrderNamesIsRedeemed() {
        var issued = issuedCoupon();
        var pool = given.the(CouponPool.class);
        assertThat(pool.redeem(given.store.id(), code(issued), "1001")).isTrue();
        assertThat(pool.redeem(given.store.id(), code(issued), "1002")).isFalse();
        assertThat(pool.redeem(given.store.id(), code(issued), "1001")).isTrue();

        var redeem = given.the(RedeemRewards.class);
        var typed = code(issued).toLowerCase(Locale.ROOT).replace("-", " ");
        assertThat(redeem.used(given.store.id(), List.of("OTHER", typed))).hasSize(1);
        assertThat(redeem.used(given.store.id(), List.of(typed))).isEmpty();
        assertThat(given.now(issued).state()).isEqualTo(RewardState.REDEEMED);
    }

    @Test
    void aCouponThatNobodyUsesExpiresAndItsWorthGoesBack() {
        var issued = issuedCoupon();
        given.clock.advance(Duration.ofDays(60).minusSeconds(1));
        given.work();
        assertThat(given.now(issued).state()).isEqualTo(RewardState.ISSUED);
        given.clock.advance(Duration.ofSeconds(1));
        given.work();
        assertThat(given.now(issued).state()).isEqualTo(RewardState.EXPIRED);
        assertThat(given.spent()).isZero();
    }

    @Test
    void theOldestCoinsExpireFirstAndYoungerOnesStay() {
        var coins = terms(new RewardOption(RewardKind.COINS, new Amount.Coins(100), null));
        var old = given.earned(coins, amy);
        given.grant(old);
        given.release(old);
        given.clock.advance(Duration.ofDays(30));
        var young = given.earned(coins, amy);
        given.grant(young);
        given.release(young);
        given.clock.advance(Duration.ofDays(340));
        given.work();
        assertThat(given.only(old).state()).isEqualTo(RewardState.EXPIRED);
        assertThat(given.only(young).state()).isEqualTo(RewardState.ISSUED);
        assertThat(given.wallet(amy).coins()).isEqualTo(new Points(100));
    }

    @Test
    void cashWaitsForWhereItGoesAndIsPaidByATeammateOnce() {
        var earned = given.earned(terms(fixed(RewardKind.CASH, 700)), amy);
        given.grant(earned);
        assertThat(given.release(earned).getFirst().state()).isEqualTo(RewardState.AWAITING_DETAILS);
        var finish = given.the(FinishReward.class);
        assertThat(finish.paid(given.store.id(), given.only(earned).id(), StoreParts.SYSTEM))
                .isInstanceOf(FinishOutcome.NotPossible.class);

        assertThat(finish.payTo(given.store.id(), amy, "amy@pay.example")).hasSize(1);
        assertThat(finish.payee(given.store.id(), amy)).contains("amy@pay.example");
        assertThat(given.wallet(amy).cash()).isEqualTo(pounds(700));
        for (int i = 0; i < 2; i++) {
            assertThat(finish.paid(given.store.id(), given.only(earned).id(), StoreParts.SYSTEM))
                    .isInstanceOf(FinishOutcome.Finished.class);
        }
        assertThat(given.wallet(amy).cash()).isEqualTo(pounds(0));
        assertThat(given.only(earned).state()).isEqualTo(RewardState.PAID);
    }

    @Test
    void cashForAnOrderThatWentBackAfterItWasPaidIsADebtThatComesFirst() {
        var first = given.earned(terms(fixed(RewardKind.CASH, 700)), amy);
        var second = given.earned(terms(fixed(RewardKind.CASH, 500)), amy);
        var finish = given.the(FinishReward.class);
        finish.payTo(given.store.id(), amy, "amy@pay.example");
        given.grant(first, second);
        given.release(first);
        finish.paid(given.store.id(), given.only(first).id(), StoreParts.SYSTEM);
        given.refund(first, Ids.newId(), 5000, 5000);
        assertThat(given.wallet(amy).cash()).isEqualTo(pounds(-700));

        given.release(second);

        assertThat(finish.paid(given.store.id(), given.only(second).id(), StoreParts.SYSTEM))
                .isInstanceOf(FinishOutcome.Owing.class);
        assertThat(given.wallet(amy).cash()).isEqualTo(pounds(-200));
        assertThat(given.the(PayableCash.class).csv(given.store.id()).lines())
                .as("nobody is told to pay it")
                .hasSize(1);
    }

    @Test
    void payableCashIsListedForWhoeverPaysAndNoSpreadsheetRunsIt() {
        var earned = given.earned(terms(fixed(RewardKind.CASH, 700)), amy);
        given.grant(earned);
        given.release(earned);
        var cash = given.the(PayableCash.class);
        assertThat(cash.csv(given.store.id()))
                .isEqualTo("reward,customer,name,email,amount,currency,earned_at,pay_to\r\n");
        given.the(FinishReward.class).payTo(given.store.id(), amy, "=HYPERLINK(\"x\"), Amy");
        assertThat(cash.csv(given.store.id()).lines().toList().getLast())
                .startsWith(given.only(earned).idText())
                .endsWith(",7.00,GBP,2026-05-01T12:00:00Z,\"'=HYPERLINK(\"\"x\"\"), Amy\"");
    }

    @Test
    void aGiftIsATaskForTheMerchant() {
        var earned = given.earned(terms(gift("A mug")), amy);
        given.grant(earned);
        assertThat(given.release(earned).getFirst().state()).isEqualTo(RewardState.AWAITING_FULFILMENT);
        assertThat(given.the(FinishReward.class)
                        .fulfilled(given.store.id(), given.only(earned).id(), StoreParts.SYSTEM))
                .isInstanceOf(FinishOutcome.Finished.class);
        assertThat(given.only(earned).state()).isEqualTo(RewardState.FULFILLED);
    }

    @Test
    void whereThereIsAChoiceItWaitsForHerWordAndComesAsThat() {
        var earned = choice();
        given.grant(earned);
        var waiting = given.release(earned).getFirst();
        assertThat(waiting.state()).isEqualTo(RewardState.AWAITING_CHOICE);
        assertThat(given.spent()).isEqualTo(800);
        var choose = given.the(ChooseReward.class);
        assertThat(choose.choose(given.store.id(), Ids.newId(), waiting.id(), as(RewardKind.CASH)))
                .isInstanceOf(ChoiceOutcome.NotFound.class);
        assertThat(choose.choose(given.store.id(), amy, waiting.id(), as(RewardKind.COINS)))
                .isInstanceOf(ChoiceOutcome.NotOffered.class);
        assertThat(choose.choose(given.store.id(), amy, waiting.id(), as(RewardKind.STORE_CREDIT)))
                .isInstanceOf(ChoiceOutcome.Chosen.class);
        assertThat(choose.choose(given.store.id(), amy, waiting.id(), as(RewardKind.COUPON)))
                .isInstanceOf(ChoiceOutcome.NotWaiting.class);

        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(600));
        assertThat(given.spent()).isEqualTo(600);
    }

    @Test
    void whatSheChoseForGoodHoldsForTheNextRewardToo() {
        var first = choice();
        given.grant(first);
        var waiting = given.release(first).getFirst();
        given.the(ChooseReward.class)
                .choose(given.store.id(), amy, waiting.id(), new Choice(RewardKind.DONATION, "bees", true));
        assertThat(given.only(first).state()).isEqualTo(RewardState.DONATED);
        var second = choice();
        given.grant(second);
        var given2 = given.release(second).getFirst();
        assertThat(given2.state()).isEqualTo(RewardState.DONATED);
        assertThat(given2.charity()).isEqualTo("bees");
    }

    @Test
    void whatSheSaidForOneRewardIsSpentWithIt() {
        var advocate = given.advocates.ofCustomer(given.store.id(), amy).orElseThrow();
        given.advocates.prefer(given.store.id(), advocate.id(), new Preference(RewardKind.STORE_CREDIT, null, false));
        var first = choice();
        var second = choice();
        given.grant(first, second);
        assertThat(given.release(first).getFirst().state()).isEqualTo(RewardState.ISSUED);
        assertThat(given.release(second).getFirst().state()).isEqualTo(RewardState.AWAITING_CHOICE);
    }

    @Test
    void aDonationGoesToOneOfTheCharitiesOfTheList() {
        var earned = given.earned(terms(fixed(RewardKind.DONATION, 500)), amy);
        given.grant(earned);
        var waiting = given.release(earned).getFirst();
        assertThat(waiting.state()).isEqualTo(RewardState.AWAITING_CHOICE);
        var choose = given.the(ChooseReward.class);
        assertThat(choose.choose(given.store.id(), amy, waiting.id(), new Choice(RewardKind.DONATION, "wolves", false)))
                .isInstanceOf(ChoiceOutcome.NotOffered.class);
        assertThat(choose.choose(given.store.id(), amy, waiting.id(), new Choice(RewardKind.DONATION, "trees", false)))
                .isInstanceOf(ChoiceOutcome.Chosen.class);
    }

    @Test
    void releasedTwiceItIsGivenOnce() {
        var earned = given.earned(terms(fixed(RewardKind.STORE_CREDIT, 500)), amy);
        given.grant(earned);
        assertThat(given.grant(earned)).isEmpty();
        assertThat(given.release(earned)).hasSize(1);
        assertThat(given.release(earned)).isEmpty();
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(500));
    }

    @Test
    void theRewardsOfACustomerAreListedAndSummed() {
        var first = given.earned(terms(fixed(RewardKind.STORE_CREDIT, 500)), amy);
        var second = given.earned(terms(fixed(RewardKind.STORE_CREDIT, 300)), amy);
        given.grant(first, second);
        given.release(first);
        var rewards = given.the(Rewards.class);
        assertThat(rewards.ofCustomer(given.store.id(), amy, Limit.DEFAULT, null)
                        .data())
                .hasSize(2);
        assertThat(rewards.inState(given.store.id(), RewardState.PENDING, Limit.DEFAULT, null)
                        .data())
                .containsExactly(given.only(second));
        assertThat(rewards.inState(given.store.id(), null, new Limit(1), null).next())
                .isNotNull();
        assertThat(rewards.sumsOf(given.store.id(), amy))
                .containsExactlyInAnyOrder(
                        new Sum(RewardState.ISSUED, Given.GBP, 1, 500),
                        new Sum(RewardState.PENDING, Given.GBP, 1, 300));
        assertThat(rewards.sumsOfProgram(given.store.id(), given.program)).hasSize(2);
    }

    private Earned choice() {
        return given.earned(
                terms(
                        fixed(RewardKind.COUPON, 800),
                        fixed(RewardKind.STORE_CREDIT, 600),
                        fixed(RewardKind.DONATION, 700)),
                amy);
    }

    private static Choice as(RewardKind kind) {
        return new Choice(kind, null, false);
    }

    private Reward issuedCoupon() {
        var earned = given.earned(terms(fixed(RewardKind.COUPON, 500)), amy);
        given.grant(earned);
        given.release(earned);
        given.work();
        return given.only(earned);
    }

    private static String code(Reward reward) {
        return Objects.requireNonNull(reward.code());
    }
}
