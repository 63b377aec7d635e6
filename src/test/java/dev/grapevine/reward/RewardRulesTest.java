package dev.grapevine.reward;

import static dev.grapevine.reward.Given.GBP;
import static dev.grapevine.reward.Given.fixed;
import static dev.grapevine.reward.Given.gift;
import static dev.grapevine.reward.Given.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Budget;
import dev.grapevine.program.Cap;
import dev.grapevine.program.EveryNth;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.reward.kind.Prize;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewardRulesTest {
    private static final UUID ADVOCATE = Ids.newId();
    private static final UUID FRIEND = Ids.newId();
    private static final Standing NEW = new Standing(0, 0, 0, 0);
    private static final RewardOption FIVE = fixed(RewardKind.STORE_CREDIT, 500);

    @ParameterizedTest
    @CsvSource({"0, 500, 1", "3, 500, 1", "4, 800, 5", "40, 800, 5"})
    void theFirstFourFriendsAreWorthFivePoundsAndFromTheFifthOnEight(int friendsBefore, long amount, int from) {
        var rule = new AdvocateReward(
                List.of(new Tier(1, List.of(FIVE)), new Tier(5, List.of(fixed(RewardKind.STORE_CREDIT, 800)))),
                null,
                null,
                null);
        var plan = first(plan(rule, 5000, new Standing(friendsBefore, 0, 0, 0)));
        assertThat(prize(plan).money()).isEqualTo(pounds(amount));
        assertThat(plan.number()).isEqualTo(friendsBefore + 1);
        assertThat(plan.because())
                .isEqualTo(new Because("tier", Map.of("number", "" + (friendsBefore + 1), "from", "" + from)));
    }

    @ParameterizedTest
    @CsvSource({"5000, 10, 500", "4995, 10, 500", "4994, 10, 499", "999, 12, 120", "100000, 10, 2500", "5, 10, 1"})
    void aPercentageIsRoundedAsACustomerWouldAndEndsAtItsMost(long base, int percent, long amount) {
        var option =
                new RewardOption(RewardKind.CASH, new Amount.PercentOfOrder(Percent.of(percent), pounds(2500)), null);
        assertThat(prize(first(plan(oneTier(option), base, NEW))).amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"0", "4"})
    void aPercentageOfNextToNothingIsNothingAndSaysSo(long base) {
        var option = new RewardOption(RewardKind.CASH, new Amount.PercentOfOrder(Percent.of(10), null), null);
        var plan = first(plan(oneTier(option), base, NEW));
        assertThat(plan.onlyCounts()).isTrue();
        assertThat(plan.because().code()).isEqualTo("nothing_to_share");
    }

    @Test
    void aPercentageOfAnOrderInAnotherCurrencyIsNothingAndSaysSo() {
        var option = new RewardOption(RewardKind.CASH, new Amount.PercentOfOrder(Percent.of(10), null), null);
        var earned = earned(Given.terms(option), new Money(5000, Unit.currency("EUR")));
        assertThat(first(RewardRules.plan(earned, NEW)).because().code()).isEqualTo("other_currency");
    }

    @ParameterizedTest
    @CsvSource({"3, 0, false", "4, 0, true", "5, 0, true", "5, 1, false", "8, 1, false", "9, 1, true", "9, 2, false"})
    void everyFifthFriendBringsAGiftAndWhatWasHeldUpComesWithTheNext(int friendsBefore, int nths, boolean comes) {
        var rule = new AdvocateReward(List.of(new Tier(1, List.of(FIVE))), new EveryNth(5, gift("A mug")), null, null);
        var plans = plan(rule, 5000, new Standing(friendsBefore, 0, nths, 0));
        assertThat(plans.stream().anyMatch(plan -> plan.rule() == Rule.EVERY_NTH))
                .isEqualTo(comes);
    }

    @Test
    void aFriendAboveTheCapCountsAndBringsNeitherRewardNorGift() {
        var rule = new AdvocateReward(
                List.of(new Tier(1, List.of(FIVE))),
                new EveryNth(2, gift("A mug")),
                new Cap(1, Cap.Period.MONTH),
                null);
        var plans = plan(rule, 5000, new Standing(1, 1, 0, 0));
        assertThat(plans).hasSize(1);
        assertThat(first(plans).onlyCounts()).isTrue();
        assertThat(first(plans).because())
                .isEqualTo(new Because("cap_reached", Map.of("cap", "1", "period", "month", "number", "2")));
    }

    @ParameterizedTest
    @CsvSource({"0, tier", "9500, tier", "9501, budget_fallback", "10000, budget_fallback"})
    void whatTheBudgetCannotBearComesAsItsFallback(long spent, String because) {
        var rule = new AdvocateReward(
                List.of(new Tier(1, List.of(FIVE))),
                null,
                null,
                new Budget(pounds(10_000), 80, new RewardOption(RewardKind.COINS, new Amount.Coins(50), null)));
        var plan = first(plan(rule, 5000, new Standing(0, 0, 0, spent)));
        assertThat(plan.because().code()).isEqualTo(because);
        assertThat(prize(plan).kind()).isEqualTo(because.equals("tier") ? RewardKind.STORE_CREDIT : RewardKind.COINS);
    }

    @Test
    void withoutFallbackAFriendBeyondTheBudgetOnlyCounts() {
        var rule =
                new AdvocateReward(List.of(new Tier(1, List.of(FIVE))), null, null, new Budget(pounds(100), 80, null));
        var plan = first(plan(rule, 5000, NEW));
        assertThat(plan.onlyCounts()).isTrue();
        assertThat(plan.because().code()).isEqualTo("budget_spent");
    }

    @Test
    void ofAChoiceTheOptionWorthMostIsSetAside() {
        var plan = first(plan(
                oneTier(
                        new RewardOption(RewardKind.COINS, new Amount.Coins(9_999), null),
                        fixed(RewardKind.COUPON, 800),
                        fixed(RewardKind.CASH, 500)),
                5000,
                NEW));
        assertThat(plan.options()).hasSize(3);
        assertThat(Plan.worthMost(plan.options()).orElseThrow().kind()).isEqualTo(RewardKind.COUPON);
        assertThat(plan.cost()).isEqualTo(800);
    }

    @Test
    void theFriendGetsWhatTheTermsPromiseHer() {
        var terms = Given.with(
                new AdvocateReward(List.of(new Tier(1, List.of(FIVE))), null, null, null),
                fixed(RewardKind.COUPON, 300));
        var plans = RewardRules.plan(earned(terms, pounds(5000)), NEW);
        assertThat(plans).hasSize(2);
        assertThat(plans.getLast().recipientId()).isEqualTo(FRIEND);
        assertThat(prize(plans.getLast()).amount()).isEqualTo(300);
    }

    @Test
    void couponsAndCoinsLastAsTheTermsSay() {
        var plan = first(plan(
                oneTier(
                        fixed(RewardKind.COUPON, 800),
                        new RewardOption(RewardKind.COINS, new Amount.Coins(5), null),
                        FIVE),
                5000,
                NEW));
        assertThat(plan.options().stream().map(prize -> "" + prize.lasts())).containsExactly("P60D", "P12M", "null");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-31T22:59:59Z, MONTH, 2026-04-30T23:00:00Z, 2026-05-31T23:00:00Z",
        "2026-05-31T23:00:00Z, MONTH, 2026-05-31T23:00:00Z, 2026-06-30T23:00:00Z",
        "2026-05-03T22:00:00Z, WEEK, 2026-04-26T23:00:00Z, 2026-05-03T23:00:00Z",
        "2026-03-29T12:00:00Z, DAY, 2026-03-29T00:00:00Z, 2026-03-29T23:00:00Z",
        "2026-05-03T22:00:00Z, YEAR, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z"
    })
    void aCapIsCountedByTheCalendarOfTheStore(Instant at, Cap.Period period, Instant from, Instant to) {
        assertThat(CapPeriod.around(at, period, ZoneId.of("Europe/London"))).isEqualTo(new CapPeriod(from, to));
    }

    private static AdvocateReward oneTier(RewardOption... options) {
        return new AdvocateReward(List.of(new Tier(1, List.of(options))), null, null, null);
    }

    private static List<Plan> plan(AdvocateReward rule, long base, Standing standing) {
        return RewardRules.plan(earned(Given.with(rule, null), new Money(base, GBP)), standing);
    }

    private static Earned earned(Terms terms, Money base) {
        @Nullable UUID friend = FRIEND;
        return new Earned(
                Ids.newId(),
                Ids.newId(),
                terms,
                Ids.newId(),
                new OrderWorth(base, base, Money.zero(base.currency())),
                ADVOCATE,
                friend,
                Instant.parse("2026-05-01T12:00:00Z"));
    }

    private static Plan first(List<Plan> plans) {
        return plans.getFirst();
    }

    private static Prize prize(Plan plan) {
        assertThat(plan.options()).hasSize(1);
        return plan.options().getFirst();
    }
}
