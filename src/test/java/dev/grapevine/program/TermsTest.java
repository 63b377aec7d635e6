package dev.grapevine.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
    private static final Unit POUND = Unit.currency("GBP");

    @Test
    void theDefaultsAreThoseOfTheSettingsTable() {
        var terms = Terms.defaults(POUND);

        assertThat(terms.flows()).containsExactly(Flow.COUPON_CODE);
        assertThat(terms.advocates().who()).isEqualTo(AdvocateRule.Who.CUSTOMERS);
        assertThat(terms.friends().newOnly()).isTrue();
        assertThat(terms.friends().minimumSubtotal()).isEqualTo(Money.zero(POUND));
        assertThat(terms.friends().orders()).isEqualTo(FriendRule.Orders.FIRST);
        assertThat(terms.attribution()).isEqualTo(new AttributionRule(30, AttributionRule.Wins.FIRST));
        assertThat(terms.review()).isEqualTo(new Review(Review.Counts.PAID, List.of(), List.of(), 14));
        assertThat(terms.advocateReward().cap()).isEqualTo(new Cap(5, Cap.Period.MONTH));
        assertThat(terms.friendOffer().validDays()).isEqualTo(30);
        assertThat(terms.expiry()).isEqualTo(new Expiry(60, 12, 7));
        assertThat(terms.reminders().invitation().afterDays()).isEqualTo(14);
        assertThat(terms.reminders().invitation().times()).isEqualTo(3);
        assertThat(terms.reminders().incomplete()).isEqualTo(ReminderPlan.byEmail(3, 2, 4));
        assertThat(terms.invitations().delayDays()).isZero();
        assertThat(Budget.WARN_AT_PERCENT).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBP", "JPY", "KWD"})
    void theDefaultsAreSoundInEveryCurrency(String currency) {
        assertThat(Terms.defaults(Unit.currency(currency)).problems()).isEmpty();
    }

    @Test
    void termsWithEveryKindOfSettingComeBackFromJsonAsTheyWent() {
        var terms = everything();

        assertThat(terms.problems()).isEmpty();
        assertThat(TermsJson.read(terms.toJson(), POUND)).isEqualTo(new TermsReading.Sound(terms));
        assertThat(TermsJson.stored(terms.toJson(), POUND)).isEqualTo(terms);
    }

    @Test
    void moneyAndPercentagesAreTextInJson() {
        assertThat(everything().toJson())
                .contains("\"money\":{\"amount\":\"5.00\",\"currency\":\"GBP\"}", "\"percent\":\"12.5\"")
                .contains("\"type\":\"percent_of_order\"", "\"who\":\"segment\"");
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        var read = read("{\"review\": {\"days\": 30}}");

        assertThat(read.review()).isEqualTo(new Review(Review.Counts.PAID, List.of(), List.of(), 30));
        assertThat(read.friends()).isEqualTo(Terms.defaults(POUND).friends());
    }

    @Test
    void anotherTypeOfOfferTakesNothingFromTheDefault() {
        var read = read("{\"friend_offer\": {\"discount\": {\"type\": \"free_shipping\"}}}");

        assertThat(read.friendOffer().discount()).isEqualTo(new Discount.FreeShipping());
        assertThat(read.friendOffer().validDays()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reveiw": {}}                                              | reveiw                        | There is no such setting.
            {"review": {"dayz": 3}}                                     | review.dayz                   | There is no such setting.
            {"review": {"days": "soon"}}                                | review.days                   | This is not of the right kind.
            {"review": {"days": 3.5}}                                   | review.days                   | This is not of the right kind.
            {"review": {"days": 400}}                                   | review.days                   | This is a number from 0 to 365.
            {"review": {"counts": "shipped"}}                           | review.counts                 | This is one of placed, paid, fulfilled, delivered.
            {"review": null}                                            | review                        | This can't be left empty.
            {"review": {"counts": null}}                                | review.counts                 | This can't be left empty.
            {"flows": []}                                               | flows                         | A program needs at least one way for friends to get the offer.
            {"currency": "EUR"}                                         | currency                      | This store counts in GBP.
            {"friends": {"minimum_subtotal": 5}}                        | friends.minimum_subtotal      | Money is like {"amount": "5.00", "currency": "GBP"}, both as text.
            {"friends": {"minimum_subtotal": {"amount": "-1.00"}}}      | friends.minimum_subtotal      | This is not below 0.
            {"friend_offer": {"discount": {"type": "magic"}}}           | friend_offer.discount         | There is no such type here.
            {"friend_offer": {"discount": {"type": "percent", "percent": "101"}}} | friend_offer.discount.percent | A percentage is text from "0" to "100" with at most two decimals, such as "12.5".
            {"advocate_reward": {"tiers": []}}                          | advocate_reward.tiers         | The first tier begins with the first friend.
            {"advocate_reward": {"tiers": [{"from": 1, "options": [{"kind": "coins"}]}]}} | advocate_reward.tiers[0].options[0].amount | How many coins?
            {"advocate_reward": {"tiers": [{"from": 1, "options": [{}]}]}} | advocate_reward.tiers[0].options[0] | This is not complete, or not of the right kind.
            {"advocate_reward": {"tiers": [{"from": 1, "options": [{"kind": "donation", "amount": {"type": "percent_of_order", "percent": "5"}}]}]}} | charities | Donations need at least one charity to go to.
            []                                                          | ''                            | Settings are a JSON object.
            {                                                           | ''                            | This is not well-formed JSON.
            """)
    void aWrongSettingIsNamedAndExplained(String json, String field, String problem) {
        assertThat(TermsJson.read(json, POUND))
                .isEqualTo(new TermsReading.Unsound(List.of(new TermsProblem(field, problem))));
    }

    @Test
    void everyProblemIsToldAtOnce() {
        var read = TermsJson.read("{\"review\": {\"days\": -1}, \"expiry\": {\"coin_months\": 0}}", POUND);

        assertThat(((TermsReading.Unsound) read).problems())
                .extracting(TermsProblem::field)
                .containsExactly("review.days", "expiry.coin_months");
    }

    @Test
    void theTierIsThatOfTheHighestNumberReached() {
        var reward = everything().advocateReward();

        assertThat(List.of(
                        reward.tier(1).from(),
                        reward.tier(4).from(),
                        reward.tier(5).from(),
                        reward.tier(99).from()))
                .containsExactly(1, 1, 5, 5);
    }

    @Test
    void aCodeLeaksOnlyWhenItIsUsedOftenAndFarAboveItsVisits() {
        var guard = new LeakGuard(true, 20, 3);

        assertThat(guard.isLeaking(19, 0)).isFalse();
        assertThat(guard.isLeaking(20, 0)).isTrue();
        assertThat(guard.isLeaking(30, 10)).isFalse();
        assertThat(guard.isLeaking(31, 10)).isTrue();
        assertThat(new LeakGuard(false, 20, 3).isLeaking(1000, 0)).isFalse();
    }

    @Test
    void aProductLeftOutStaysOutThoughItsCollectionIsIn() {
        var filter = new ProductFilter(List.of("p1"), List.of("c1"), List.of("p2"), List.of("c2"));

        assertThat(filter.takes("p1", List.of())).isTrue();
        assertThat(filter.takes("p9", List.of("c1"))).isTrue();
        assertThat(filter.takes("p2", List.of("c1"))).isFalse();
        assertThat(filter.takes("p1", List.of("c2"))).isFalse();
        assertThat(filter.takes("p9", List.of())).isFalse();
    }

    @Test
    void anOfferSaysWhatItIsWithItsValues() {
        assertThat(Phrase.of(new Discount.PercentOff(Percent.of(10))))
                .isEqualTo(new Phrase("offer.percent", Map.of("percent", Percent.of(10))));
        assertThat(Phrase.of(new RewardOption(RewardKind.STORE_CREDIT, new Amount.Fixed(pounds(500)), null)))
                .isEqualTo(new Phrase("reward.store_credit.fixed", Map.of("money", pounds(500))));
        assertThat(Phrase.of(new RewardOption(RewardKind.GIFT, null, "a mug")))
                .isEqualTo(new Phrase("reward.gift", Map.of("what", "a mug")));
    }

    private static Terms read(String json) {
        return ((TermsReading.Sound) TermsJson.read(json, POUND)).terms();
    }

    private static Money pounds(long pence) {
        return new Money(pence, POUND);
    }

    private static Terms everything() {
        var fiver = new RewardOption(RewardKind.COUPON, new Amount.Fixed(pounds(500)), null);
        var share = new RewardOption(RewardKind.CASH, new Amount.PercentOfOrder(new Percent(1250), pounds(2000)), null);
        var off = new RewardOption(RewardKind.COUPON, new Amount.PercentOff(Percent.of(15)), null);
        var coins = new RewardOption(RewardKind.COINS, new Amount.Coins(500), null);
        var donation = new RewardOption(RewardKind.DONATION, new Amount.Fixed(pounds(800)), null);
        var mug = new RewardOption(RewardKind.GIFT, null, "a mug");
        var product = new RewardOption(RewardKind.FREE_PRODUCT, null, "p7");
        var shipping = new RewardOption(RewardKind.FREE_SHIPPING, null, null);
        return new Terms(
                POUND,
                Set.of(Flow.MOBILE, Flow.EMAIL),
                new AdvocateRule(AdvocateRule.Who.SEGMENT, "vip", true),
                new FriendRule(
                        false,
                        pounds(1000),
                        new ProductFilter(List.of("p1"), List.of("c1"), List.of("p2"), List.of()),
                        FriendRule.Orders.FIRST_FEW,
                        3),
                new AttributionRule(60, AttributionRule.Wins.LAST),
                new Review(Review.Counts.DELIVERED, List.of("ok"), List.of("staff"), 30),
                new AdvocateReward(
                        List.of(
                                new Tier(1, List.of(fiver, share, coins)),
                                new Tier(5, List.of(off, donation, product, shipping))),
                        new EveryNth(5, mug),
                        new Cap(2, Cap.Period.WEEK),
                        new Budget(pounds(100_000), 75, shipping)),
                new FriendOffer(
                        new Discount.MoneyOff(pounds(500)), pounds(2500), 14, true, FriendOffer.Code.PER_ADVOCATE),
                mug,
                new Expiry(90, 6, 3),
                new Reminders(
                        ReminderPlan.byEmail(7, 1, 7),
                        new ReminderPlan(1, 2, 3, Set.of(ReminderPlan.Channel.SMS, ReminderPlan.Channel.EVENT))),
                new LeakGuard(false, 10, 5),
                new Invitations(true, Invitations.Moment.DELIVERY, 2, 30),
                List.of(new Charity("sea-rescue", "Sea Rescue")));
    }
}
