package dev.grapevine.web.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.Discount;
import dev.grapevine.program.Phrase;
import dev.grapevine.store.Language;
import dev.grapevine.web.page.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShopperWordsTest {
    private static final Pattern VALUE = Pattern.compile("\\{(\\d)");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysEverythingWithTheSameValues(Language language) throws IOException {
        Properties english = bundle("");
        Properties words = language == Language.EN ? english : bundle("_" + language.code());
        assertThat(new TreeSet<>(words.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        english.stringPropertyNames().forEach(key -> {
            assertThat(values(words.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key)));
            assertThat(words.getProperty(key)).as(key).isNotBlank().doesNotContainPattern(LONE_APOSTROPHE);
        });
    }

    @Test
    void amountsAreWrittenAsTheReaderWritesThem() {
        Words british = words("en-GB");
        assertThat(british.money(Money.of(1000, "GBP"))).isEqualTo("£10");
        assertThat(british.money(Money.of(1050, "GBP"))).isEqualTo("£10.50");
        assertThat(words("de-DE").money(Money.of(1050, "EUR"))).isEqualTo("10,50\u00a0€");
        assertThat(words("ja-JP").money(Money.of(500, "JPY"))).endsWith("500");
        assertThat(british.percent(new Percent(1250))).isEqualTo("12.5%");
        assertThat(british.day(Instant.parse("2026-05-14T23:30:00Z"))).isEqualTo("15 May 2026");
    }

    @Test
    void aLanguageIsWrittenAsInTheCurrencysCountryOrElseAsAtHome() {
        assertThat(Language.EN.region(Unit.currency("USD"))).isEqualTo(Locale.US);
        assertThat(Language.EN.region(Unit.currency("EUR"))).isEqualTo(Locale.UK);
        assertThat(Language.DE.region(Unit.currency("CHF"))).isEqualTo(Locale.of("de", "CH"));
        assertThat(Language.DE.region(Unit.currency("GBP"))).isEqualTo(Locale.GERMAN);
        assertThat(Language.PT.region(Unit.currency("BRL"))).isEqualTo(Locale.of("pt", "BR"));
        assertThat(Language.PT.region(Unit.currency("EUR"))).isEqualTo(Locale.of("pt", "PT"));
    }

    @Test
    void anOfferIsAPhraseInEachLanguage() {
        Phrase ten = Phrase.of(new Discount.MoneyOff(Money.of(1000, "EUR")));
        assertThat(words("en-IE").phrase(ten)).isEqualTo("€10 off");
        assertThat(words("nl-NL").phrase(ten, ".first")).isEqualTo("€\u00a010 korting op je eerste bestelling");
    }

    private static Words words(String tag) {
        Locale region = Locale.forLanguageTag(tag);
        return new Words(new Texts(), Locale.of(region.getLanguage()), region, ZoneId.of("Europe/London"));
    }

    private static Set<String> values(String text) {
        Set<String> found = new TreeSet<>();
        VALUE.matcher(text).results().map(MatchResult::group).forEach(found::add);
        return found;
    }

    private static Properties bundle(String suffix) throws IOException {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(
                        ShopperWordsTest.class.getResourceAsStream("/messages/shopper" + suffix + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        }
        return words;
    }
}
