package dev.grapevine.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private final Texts texts = new Texts();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB,en;q=0.9           | en-GB
            de-AT,en-IE;q=0.8        | en-IE
            en                       | en
            fr,*;q=0.5               | en
            en-US;q=0,en-GB;q=0.1    | en-GB
            """)
    void aLanguageWeSpeakComesWithTheRegionThatWasAskedFor(String wanted, String chosen) {
        assertThat(texts.choose(Locale.LanguageRange.parse(wanted))).isEqualTo(Locale.forLanguageTag(chosen));
    }

    @Test
    void everyRegionHasTheWordsOfItsLanguage() {
        assertThat(texts.text(Locale.UK, "corner.friend")).isEqualTo(texts.text(Locale.ENGLISH, "corner.friend"));
    }
}
