package dev.grapevine.reward;

import static dev.grapevine.reward.Given.fixed;
import static dev.grapevine.reward.Given.order;
import static dev.grapevine.reward.Given.pounds;
import static dev.grapevine.reward.Given.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Percent;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Budget;
import dev.grapevine.program.EveryNth;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Tier;
import dev.grapevine.reward.kind.Prize;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Invariant 7: what is set aside follows the order, whichever version of it came first")
class RewardsFollowTheOrderTest {
    private static final RewardOption TENTH =
            new RewardOption(RewardKind.STORE_CREDIT, new Amount.PercentOfOrder(Percent.of(10), null), null);

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
    void anOrderEditedDuringTheReviewBringsWhatItComesToNow() {
        var earned = granted(TENTH, 10_000);
        for (long now : List.of(5_000L, 10_000L, 5_000L, 20_000L, 7_005L)) {
            given.told(earned, order(now));
            assertThat(given.spent()).isEqualTo((now + 5) / 10);
        }
        given.release(earned);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(701));
        assertThat(given.only(earned).number()).isEqualTo(1);
    }

    @Test
    void anOrderWhoseGoodsAreGoneForATimeBringsItsShareAgain() {
        var earned = granted(TENTH, 10_000);
        given.told(earned, order(0));
        assertThat(given.only(earned).state()).isEqualTo(RewardState.COUNTED);
        assertThat(given.only(earned).because().code()).isEqualTo("nothing_to_share");
        given.told(earned, order(3_000));
        given.release(earned);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(300));
    }

    @Test
    void aFixedRewardIsNotTouchedByAnEdit() {
        var earned = granted(fixed(RewardKind.STORE_CREDIT, 500), 10_000);
        var before = given.only(earned);
        given.told.clear();
        given.told(earned, order(5_000));
        assertThat(given.told).isEmpty();
        assertThat(given.only(earned)).isEqualTo(before.measuredBy(order(5_000)));
    }

    @Test
    void aRefundThatWasToldBeforeTheRewardWasSetAsideCountsAsOneAfter() {
        var earned = given.earned(terms(TENTH), amy, 10_000);
        given.grant(Given.as(earned, new OrderWorth(pounds(10_000), pounds(12_000), pounds(3_000))));
        given.release(earned);
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(750));
    }

    @Test
    void afterTheReviewAnEditTakesLikeAPartRefundAndNeverGives() {
        var earned = granted(TENTH, 10_000);
        given.release(earned);
        given.told(earned, order(5_000));
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(500));
        given.told(earned, order(20_000));
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(500));
        given.told(earned, new OrderWorth(pounds(4_000), pounds(4_000), pounds(1_000)));
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(300));
        assertThat(given.told(earned, new OrderWorth(pounds(4_000), pounds(4_000), pounds(1_000))))
                .isEmpty();
        given.told(earned, new OrderWorth(pounds(4_000), pounds(4_000), pounds(4_000)));
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(0));
        assertThat(given.only(earned).state()).isEqualTo(RewardState.REVERSED);
    }

    @Test
    void whatWaitsForHerChoiceIsOfferedByTheOrderAsItStands() {
        var earned = given.earned(terms(TENTH, fixed(RewardKind.COUPON, 700)), amy, 10_000);
        given.grant(earned);
        given.release(earned);
        given.told(earned, new OrderWorth(pounds(5_000), pounds(5_000), pounds(2_500)));
        assertThat(given.only(earned).options().stream().map(Prize::amount)).containsExactly(500L, 700L);
        assertThat(given.spent()).isEqualTo(700);
        given.the(ChooseReward.class)
                .choose(
                        given.store.id(),
                        amy,
                        given.only(earned).id(),
                        new Choice(RewardKind.STORE_CREDIT, null, false));
        assertThat(given.wallet(amy).credit()).isEqualTo(pounds(250));
    }

    @Test
    void anEditStaysWithinTheBudget() {
        var reward = new AdvocateReward(
                List.of(new Tier(1, List.of(TENTH))),
                null,
                null,
                new Budget(pounds(1_500), 80, fixed(RewardKind.STORE_CREDIT, 100)));
        var first = given.earned(Given.with(reward, null), amy, 5_000);
        var second = given.earned(Given.with(reward, null), amy, 5_000);
        given.grant(first, second);
        given.told(second, order(20_000));
        assertThat(given.only(second).because().code()).isEqualTo("budget_fallback");
        given.told(second, order(10_000));
        assertThat(given.only(second).amount()).isEqualTo(1_000);
        assertThat(given.spent()).isEqualTo(1_500);
    }

    @Test
    void aFriendKeepsHerNumberAndWhatCameForEverySecond() {
        var reward = new AdvocateReward(
                List.of(new Tier(1, List.of(TENTH)), new Tier(2, List.of(fixed(RewardKind.STORE_CREDIT, 900)))),
                new EveryNth(2, TENTH),
                null,
                null);
        var friends = Stream.generate(() -> given.earned(Given.with(reward, TENTH), amy, 10_000))
                .limit(3)
                .toList();
        friends.forEach(given::grant);
        given.told(friends.get(0), order(2_000));
        given.told(friends.get(1), order(4_000));
        assertThat(amounts(friends.get(0))).containsExactly(200L, 200L);
        assertThat(amounts(friends.get(1))).containsExactly(400L, 400L, 900L);
        assertThat(amounts(friends.get(2))).containsExactly(900L, 1_000L);
    }

    @Test
    void whatATeammateTookIsNotEarnedAnewByAnEdit() {
        var earned = granted(TENTH, 10_000);
        given.the(ReverseRewards.class).one(given.store.id(), given.only(earned).id());
        given.told(earned, order(5_000));
        assertThat(given.only(earned).state()).isEqualTo(RewardState.VOIDED);
        assertThat(given.spent()).isZero();
    }

    private List<Long> amounts(Earned earned) {
        return given
                .the(Rewards.class)
                .ofReferrals(given.store.id(), List.of(earned.referralId()))
                .getOrDefault(earned.referralId(), List.of())
                .stream()
                .map(Reward::amount)
                .sorted()
                .toList();
    }

    private Earned granted(RewardOption option, long base) {
        var earned = given.earned(terms(option), amy, base);
        given.grant(earned);
        return earned;
    }
}
