package dev.grapevine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.Phrase;
import dev.grapevine.store.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextsTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private static final Unit POUNDS = Unit.currency("GBP");

    private final Post post = new Post(database);

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasEveryText(Language language) {
        assertThat(MailTexts.keys(language)).isEqualTo(MailTexts.keys(Language.EN));
        assertThat(MailTexts.written(language)).isEqualTo(language);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasItsTextsInEveryLanguageAndNamesOnlyWhatItKnows(MessageKind kind) {
        for (Language language : Language.values()) {
            assertThat(CheckWording.problems(kind, MailTexts.wording(kind, language)))
                    .as(kind + " in " + language)
                    .isEmpty();
        }
    }

    /** A translation that leaves out a variable leaves its reader without it. */
    @ParameterizedTest
    @EnumSource
    void phrasesAndReasonsNameTheSameValuesInEveryLanguage(Language language) throws TemplateText.Wrong {
        for (String key : MailTexts.keys(Language.EN)) {
            if (key.startsWith("phrase.") || key.startsWith("value.")) {
                assertThat(names(key, language)).as(key).isEqualTo(names(key, Language.EN));
            }
        }
        for (MessageKind kind : MessageKind.values()) {
            assertThat(names(kind.code() + ".why", language))
                    .as(kind + " in " + language)
                    .isSubsetOf(kind.variables());
        }
    }

    private static Set<String> names(String key, Language language) throws TemplateText.Wrong {
        return TemplateText.of(MailTexts.text(key, language)).names();
    }

    /** Written to target/mails, for whoever wants to look. */
    @ParameterizedTest
    @EnumSource
    void everyKindReadsAsALetterWithOrWithoutItsOptionalValues(MessageKind kind) throws IOException {
        for (Language language : Language.values()) {
            RenderedMessage full = post.previews.current(post.store, kind, language);
            RenderedMessage bare = new Rendering(Post.HERE, post.clock)
                    .render(post.store, new Templates.Wordings(Map.of()), kind, language, Map.of(), null);
            for (RenderedMessage message : new RenderedMessage[] {full, bare}) {
                assertThat(message.subject()).isNotBlank();
                assertThat(message.plain() + message.html())
                        .as(kind + " in " + language)
                        .doesNotContain("{{", "}}", "phrase.")
                        .doesNotContainPattern("\\bnull\\b");
                assertThat(message.plain().toLowerCase(Locale.ROOT))
                        .as("words that shoppers never see")
                        .doesNotContain("advocate", "conversion", "claim", "referral");
            }
            assertThat(full.html()).contains("<html lang=\"" + language.code() + "\"");
            assertThat(full.plain()).contains("https://").contains("1 High Street, Bath BA1 1AA");
            keep(kind, language, full);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EN, £7.50, 12%, 15 May",
        "DE, '7,50 £', 12 %, 15. Mai",
        "FR, '7,50 £GB', 12 %, 15 mai",
        "ES, '7,50 GBP', 12 %, 15 de mayo",
        "IT, '7,50 £', 12%, 15 maggio",
        "NL, '£ 7,50', 12%, 15 mei",
        "PT, '7,50 £', 12%, 15 de maio",
        "JA, £7.50, 12%, 5月15日"
    })
    void moneyAndDaysAreWrittenAsInTheLanguage(Language language, String money, String percent, String day) {
        Map<String, String> words = new ValueWords(
                        language, language.region(POUNDS), ZoneOffset.UTC, LocalDate.of(2026, 5, 1))
                .of(Map.of(
                        "money",
                        Money.of(750, "GBP"),
                        "percent",
                        Percent.of(12),
                        "day",
                        LocalDate.of(2026, 5, 15),
                        "phrase",
                        new Phrase("reward.cash.fixed", Map.of("money", Money.of(750, "GBP")))));

        assertThat(plainSpaces(words.get("money"))).isEqualTo(money);
        assertThat(plainSpaces(words.get("percent"))).isEqualTo(percent);
        assertThat(plainSpaces(words.get("day"))).isEqualTo(day);
        assertThat(words.get("phrase")).contains(words.get("money"));
    }

    private static String plainSpaces(@Nullable String text) {
        return String.valueOf(text).replaceAll("[\\u00a0\\u202f]", " ");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, 6 January, 6 January 2027",
        "DE, 6. Januar, 6. Januar 2027",
        "FR, 6 janvier, 6 janvier 2027",
        "ES, 6 de enero, 6 de enero de 2027",
        "IT, 6 gennaio, 6 gennaio 2027",
        "NL, 6 januari, 6 januari 2027",
        "PT, 6 de janeiro, 6 de janeiro de 2027",
        "JA, 1月6日, 2027年1月6日"
    })
    void aDayOfAnotherYearSaysWhich(Language language, String thisYear, String anotherYear) {
        LocalDate day = LocalDate.of(2027, 1, 6);
        assertThat(new ValueWords(language, language.region(POUNDS), ZoneOffset.UTC, day).of(Map.of("day", day)))
                .containsEntry("day", thisYear);
        assertThat(new ValueWords(language, language.region(POUNDS), ZoneOffset.UTC, day.minusDays(7))
                        .of(Map.of("day", day)))
                .containsEntry("day", anotherYear);
    }

    private static void keep(MessageKind kind, Language language, RenderedMessage full) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/mails", language.code()));
        Files.writeString(folder.resolve(kind.code() + ".html"), full.html());
        Files.writeString(folder.resolve(kind.code() + ".txt"), full.subject() + "\n\n" + full.plain());
    }
}
