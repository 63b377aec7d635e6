package dev.grapevine.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.ReferralParts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhyTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private static final Words WORDS = new Words(Locale.UK, ZoneId.of("Europe/London"));

    private final MovableClock clock = new MovableClock();
    private final ReferralParts given = new ReferralParts(database, clock);
    private final Advocate amy = given.advocate("Amy");
    private final Instant now = clock.instant();
    private final Why why = new Why(
            database.inStore(),
            given.orders,
            given.attributions,
            given.referrals,
            given.shares.advocates,
            given.shares.customers,
            List.of(),
            clock);

    @Test
    void aReviewWhoseEndIsNotKnownYetSaysSo() {
        assertThat(why.tell(began(Map.of()), WORDS))
                .isEqualTo("The review began; its end is known once the order has come as far as the programme asks.");
        assertThat(why.tell(began(Map.of("review_ends_at", "2026-05-15T09:30:00Z")), WORDS))
                .isEqualTo("The review began; it ends on 15 May 2026.");
    }

    private ReferralEvent began(Map<String, String> args) {
        return new ReferralEvent(now, "in_review", Decider.JOURNEY, null, args);
    }

    @Test
    void anOrderThatCountsSaysByWhichEvidenceAndWhatComesNext() {
        String code = given.codeOf(amy);
        UUID order = given.order("1", now, "'coupon_codes':['" + code + "'],", "'email':'friend@example.com'");
        given.attributed(order);
        given.referrals.move(
                given.store.id(), Move.toReview(given.referralOf(order).id(), now.plus(Duration.ofDays(14)), now));

        WhyAnswer answer = why.ofOrder(given.store.id(), order, WORDS).orElseThrow();

        assertThat(answer.decision()).isEqualTo("attributed");
        assertThat(answer.advocateId()).isEqualTo(amy.id());
        assertThat(answer.because()).isEqualTo("The order used the code " + code + ", which is Amy’s own.");
        assertThat(answer.next()).isEqualTo("The reward becomes due on 15 May 2026, if the order is not returned.");
        assertThat(answer.evidence())
                .containsExactly(
                        new WhyAnswer.Piece("advocate_code", 4, now, "The code " + code + " is Amy’s own.", true));
    }

    @Test
    void aCodeThatNobodyHasIsNamed() {
        UUID one = given.order("1", now, "'coupon_codes':['SUMMER10'],", "'email':'one@example.com'");
        UUID two = given.order("2", now, "'coupon_codes':['SUMMER10','{AMI}'],", "'email':'two@example.com'");
        given.attribute(one, two);

        assertThat(why.ofOrder(given.store.id(), one, WORDS).orElseThrow().because())
                .isEqualTo("The order carries the code SUMMER10, which is no code of an advocate or a friend; and there"
                        + " is no claim and no visit by a share link.");
        assertThat(why.ofOrder(given.store.id(), two, WORDS).orElseThrow().because())
                .startsWith("The order carries the codes SUMMER10, {AMI}, of which none is a code of an advocate");
        assertThat(given.attributions.find(given.store.id(), one))
                .as("the order's words, of which no copy is kept with the decision")
                .contains(new Decision.NotAttributed(Reason.NO_EVIDENCE, Map.of(), null, List.of()));
    }

    @Test
    void anOrderThatDoesNotCountSaysWhyNot() {
        given.order("1", now.minus(Duration.ofDays(60)), "'number':'#1',", "'email':'friend@example.com'");
        String code = given.codeOf(amy);
        UUID order = given.order("2", now, "'coupon_codes':['" + code + "'],", "'email':'friend@example.com'");
        given.attributed(order);

        WhyAnswer answer = why.ofReferral(
                        given.store.id(), given.referralOf(order).id(), WORDS)
                .orElseThrow();

        assertThat(answer.decision()).isEqualTo("not_attributed");
        assertThat(answer.because())
                .isEqualTo("The offer is for new customers, and this buyer ordered before: #1 on 2 March 2026.");
        assertThat(answer.next()).isEqualTo("Nothing is owed for it.");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasItsWords(Reason reason) {
        assertThat(WORDS.knows("aside." + reason.code()) || WORDS.knows("not." + reason.code()))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(ReferralState.class)
    void everyStateHasItsWords(ReferralState state) {
        assertThat(Set.of("next.", "event.")).allMatch(prefix -> WORDS.knows(prefix + state.code()));
    }

    @Test
    void amountsAndDatesAreShownByTheReadersHabits() {
        assertThat(WORDS.say("not.below_minimum", Map.of("goods", "4.50 GBP", "minimum", "1000.00 GBP")))
                .isEqualTo("The goods came to £4.50, and the programme asks for £1,000.00 at least.");
        assertThat(new Words(Locale.UK, ZoneId.of("Asia/Tokyo")).date(Instant.parse("2026-05-01T20:00:00Z")))
                .isEqualTo("2 May 2026");
    }
}
