package dev.grapevine.reward;

import static dev.grapevine.reward.Given.fixed;
import static dev.grapevine.reward.Given.gift;
import static dev.grapevine.reward.Given.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Ids;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Budget;
import dev.grapevine.program.Cap;
import dev.grapevine.program.EveryNth;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Invariants 4 and 11: one reward a referral; caps and budgets hold, however many come at once")
class CapsAndBudgetsHoldTest {
    private static final int THREADS = 32;

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
    void thirtyTwoThreadsGrantingOneReferralMakeOneReward() {
        var earned = given.earned(Given.terms(fixed(RewardKind.STORE_CREDIT, 500)), amy);
        var made = Given.race(all(i -> given.grant(earned)));
        assertThat(made.stream().mapToLong(List::size).sum()).isEqualTo(1);
        assertThat(given.spent()).isEqualTo(500);
    }

    @Test
    void thirtyTwoFriendsAtOnceBringTheAdvocateNoMoreThanHerCap() {
        var terms = terms(null, new Cap(5, Cap.Period.MONTH), null);
        var made = Given.race(all(i -> given.grant(given.earned(terms, amy)).getFirst()));
        assertThat(made.stream().filter(reward -> reward.state() == RewardState.PENDING))
                .hasSize(5);
        assertThat(made.stream().map(Reward::number).sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, THREADS).boxed().toList());
        assertThat(given.spent()).isEqualTo(2500);
    }

    @Test
    void inTheNextMonthTheCapIsFresh() {
        var terms = terms(null, new Cap(1, Cap.Period.MONTH), null);
        var made = given.grant(given.earned(terms, amy), given.earned(terms, amy));
        assertThat(made.stream().map(Reward::state)).containsExactly(RewardState.PENDING, RewardState.COUNTED);
        given.clock.advance(Duration.ofDays(31));
        assertThat(given.grant(given.earned(terms, amy)).getFirst().state()).isEqualTo(RewardState.PENDING);
    }

    @Test
    void thirtyTwoAdvocatesAtOnceCostNoMoreThanTheBudgetAndTheMerchantIsToldOnce() {
        var terms = terms(null, null, new Budget(pounds(7_400), 80, gift("A card")));
        var made = Given.race(
                all(i -> given.grant(given.earned(terms, Ids.newId())).getFirst()));
        assertThat(given.spent()).isEqualTo(7_000);
        assertThat(made.stream().filter(reward -> reward.kind() == RewardKind.STORE_CREDIT))
                .hasSize(14);
        assertThat(made.stream().filter(reward -> reward.kind() == RewardKind.GIFT))
                .hasSize(18);
        List<BudgetLow> told = given.told.stream()
                .filter(BudgetLow.class::isInstance)
                .map(BudgetLow.class::cast)
                .toList();
        assertThat(told.stream().filter(low -> !low.isUsedUp()))
                .containsExactly(new BudgetLow(given.store.id(), given.program, 80, pounds(6_000), pounds(7_400)));
        assertThat(told.stream().filter(BudgetLow::isUsedUp))
                .contains(new BudgetLow(given.store.id(), given.program, 100, pounds(7_000), pounds(7_400)));
    }

    @Test
    void whatIsLetGoIsInTheBudgetAgain() {
        var terms = terms(null, null, new Budget(pounds(500), 80, null));
        var first = given.earned(terms, amy);
        given.grant(first);
        assertThat(given.grant(given.earned(terms, amy)).getFirst().state()).isEqualTo(RewardState.COUNTED);
        given.the(ReverseRewards.class).all(given.store.id(), List.of(first.referralId()), "cancelled");
        assertThat(given.grant(given.earned(terms, amy)).getFirst().state()).isEqualTo(RewardState.PENDING);
    }

    @Test
    void ofThirtyTwoFriendsAtOnceEveryFifthBringsAGift() {
        var terms = terms(new EveryNth(5, gift("A mug")), null, null);
        var made = Given.race(all(i -> given.grant(given.earned(terms, amy))));
        assertThat(made.stream().flatMap(List::stream).filter(reward -> reward.rule() == Rule.EVERY_NTH))
                .hasSize(6);
    }

    @Test
    void aGiftEarnedWithAFriendWhoWentBackIsLetGoAndComesWithTheNext() {
        var terms = terms(new EveryNth(2, gift("A mug")), null, null);
        var first = given.earned(terms, amy);
        var second = given.earned(terms, amy);
        assertThat(given.grant(first)).hasSize(1);
        var mug = given.grant(second).getLast();
        assertThat(mug.rule()).isEqualTo(Rule.EVERY_NTH);

        given.the(ReverseRewards.class).all(given.store.id(), List.of(first.referralId()), "cancelled");

        assertThat(given.now(mug).state()).isEqualTo(RewardState.VOIDED);
        assertThat(given.now(mug).ended()).isEqualTo("friends_returned");
        assertThat(given.grant(given.earned(terms, amy))).hasSize(2);
        assertThat(given.grant(given.earned(terms, amy))).hasSize(1);
    }

    @Test
    void aReferralWhoseRewardsWereLetGoEarnsAnewForWhomeverItIsThen() {
        var terms = terms(null, null, null);
        var earned = given.earned(terms, amy);
        given.grant(earned);
        given.the(ReverseRewards.class).all(given.store.id(), List.of(earned.referralId()), "reattributed");
        var bea = Ids.newId();
        var other = new Earned(
                earned.referralId(),
                given.program,
                terms,
                earned.orderId(),
                earned.order(),
                bea,
                earned.friendCustomerId(),
                earned.at());
        var made = Given.race(all(i -> given.grant(other)));
        assertThat(made.stream().flatMap(List::stream).map(Reward::recipientId)).containsExactly(bea);
        assertThat(given.spent()).isEqualTo(500);
    }

    @Test
    void grantingReleasingAndTakingBackAtOnceEndInABookThatBalances() {
        var terms = terms(null, null, new Budget(pounds(100_000), 80, null));
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            var earned = given.earned(terms, amy);
            work.add(() -> given.grant(earned).size());
            work.add(() -> given.release(earned).size());
            work.add(() -> given.refund(earned, Ids.newId(), 1000, 5000).size());
        }
        Given.race(work);
        var wallet = given.wallet(amy).credit();
        assertThat(wallet.isNegative()).isFalse();
        assertThat(wallet.minor()).isLessThanOrEqualTo(given.spent());
    }

    private static <T> List<Callable<T>> all(IntFunction<T> work) {
        return IntStream.range(0, THREADS)
                .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                .toList();
    }

    private static Terms terms(@Nullable EveryNth everyNth, @Nullable Cap cap, @Nullable Budget budget) {
        return Given.with(
                new AdvocateReward(
                        List.of(new Tier(1, List.of(fixed(RewardKind.STORE_CREDIT, 500)))), everyNth, cap, budget),
                null);
    }
}
