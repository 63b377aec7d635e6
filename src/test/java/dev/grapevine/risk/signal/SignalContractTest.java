package dev.grapevine.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.attribution.Words;
import dev.grapevine.customer.Identity;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.RiskFacts.Shared;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What every signal keeps to. A new one is tried here by lying in its package. */
class SignalContractTest {
    private static final UUID REFERRAL = new UUID(1, 2);
    private static final Shared NO = Shared.NOBODY;
    private static final Identity AMYS =
            new Identity(Identity.Kind.EMAIL, new EmailAddress("amy@gmail.com").canonical());
    private static final Identity ADVOCATES = new Identity(Identity.Kind.EXTERNAL, "77");
    private static final Identity NUMBER = new Identity(Identity.Kind.PHONE, "+447700900123");
    private static final RiskFacts STRANGERS =
            new RiskFacts(REFERRAL, Set.of(), null, Set.of(AMYS), true, NO, NO, NO, NO, false, false, 0, null);
    private static final List<RiskFacts> FACTS = facts();

    static final List<Signal> SIGNALS = AllSignals.LIST;

    @Test
    void theyAreFoundAndEachHasAKeyOfItsOwn() {
        assertThat(SIGNALS).hasSizeGreaterThanOrEqualTo(10);
        assertThat(SIGNALS).extracting(Signal::key).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("SIGNALS")
    void theApplicationFindsItUnderAKeyThatFitsTheApi(Signal signal) {
        assertThat(signal.getClass()).hasAnnotation(Component.class);
        assertThat(signal.key()).matches("[a-z]+(_[a-z]+)*").hasSizeLessThanOrEqualTo(40);
    }

    @ParameterizedTest
    @FieldSource("SIGNALS")
    void ofTwoStrangersItNoticesNothing(Signal signal) {
        assertThat(signal.notice(STRANGERS)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SIGNALS")
    void whatItNoticesGoesByItsKeyAndWeighsWithinBounds(Signal signal) {
        assertThat(noticed(signal)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.key()).isEqualTo(signal.key());
            assertThat(one.weight()).isBetween(Weight.FAINT, Weight.REJECTS);
        });
    }

    @ParameterizedTest
    @FieldSource("SIGNALS")
    void itNoticesTheSameWheneverItIsAskedAndWhateverItWasAskedBefore(Signal signal) {
        List<Noticed> before = noticed(signal);
        List<RiskFacts> backwards = new ArrayList<>(FACTS).reversed();
        Signal another = BeanUtils.instantiateClass(signal.getClass());
        assertThat(backwards.stream().flatMap(facts -> another.notice(facts).stream()))
                .containsExactlyElementsOf(before.reversed());
    }

    @ParameterizedTest
    @MethodSource("signalsInEveryLanguage")
    void itSaysWhatItNoticedInEveryLanguage(Signal signal, Locale language) {
        Words words = new Words(language, ZoneOffset.UTC);
        assertThat(noticed(signal)).allSatisfy(one -> {
            String key = "signal." + one.key();
            assertThat(words.say(key, one.args())).isNotBlank().doesNotContain("{");
            String variant = key + "." + one.args().get("by");
            if (words.knows(variant)) {
                assertThat(words.say(variant, one.args())).isNotBlank().doesNotContain("{");
            }
        });
    }

    static Stream<Object[]> signalsInEveryLanguage() throws IOException {
        return Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath:messages/why*.properties"))
                .map(bundle -> String.valueOf(bundle.getFilename()).replaceAll("^why_?|\\.properties$", ""))
                .map(Locale::of)
                .flatMap(language -> SIGNALS.stream().map(signal -> new Object[] {signal, language}));
    }

    private static List<Noticed> noticed(Signal signal) {
        return FACTS.stream().flatMap(facts -> signal.notice(facts).stream()).toList();
    }

    /** Enough different referrals that each signal has something to notice. */
    private static List<RiskFacts> facts() {
        List<RiskFacts> facts = new ArrayList<>();
        Set<Identity> advocate = Set.of(AMYS, new Identity(Identity.Kind.EMAIL, "a@example.com"), ADVOCATES, NUMBER);
        for (Identity buyer : advocate) {
            facts.add(new RiskFacts(
                    REFERRAL, Set.of(buyer), null, advocate, true, NO, NO, NO, NO, false, false, 0, null));
        }
        for (String address :
                List.of("a.m.y+new@gmail.com", "a+b@example.com", "x@mailinator.com", "ben@example.com")) {
            facts.add(new RiskFacts(
                    REFERRAL,
                    Set.of(),
                    new EmailAddress(address),
                    advocate,
                    true,
                    NO,
                    NO,
                    NO,
                    NO,
                    false,
                    false,
                    0,
                    null));
        }
        for (Shared shared : Shared.values()) {
            facts.add(new RiskFacts(
                    REFERRAL, Set.of(), null, advocate, true, shared, shared, shared, shared, false, false, 0, null));
        }
        for (boolean active : new boolean[] {true, false}) {
            for (boolean tied : new boolean[] {true, false}) {
                facts.add(
                        new RiskFacts(REFERRAL, Set.of(), null, advocate, active, NO, NO, NO, NO, tied, tied, 0, null));
            }
        }
        for (int sameDay : new int[] {Weight.BURST - 1, Weight.BURST, Weight.BIG_BURST}) {
            facts.add(new RiskFacts(
                    REFERRAL, Set.of(), null, advocate, true, NO, NO, NO, NO, false, false, sameDay, null));
        }
        facts.add(new RiskFacts(
                REFERRAL,
                Set.of(),
                null,
                advocate,
                true,
                NO,
                NO,
                NO,
                NO,
                false,
                false,
                0,
                new RiskFacts.Spent("7QK2-9XTW", "1001")));
        return facts;
    }
}
