package dev.grapevine.web.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The words of pages, from {@code messages/*.properties}. A missing one is a bug and fails loudly, not in small print. */
@Component
public class Texts {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH);

    private final ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();

    public Texts() {
        bundles.setBasenames(
                "messages/pages",
                "messages/setup",
                "messages/problems",
                "messages/shopper",
                "messages/dashboard",
                "messages/templates");
        bundles.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundles.setFallbackToSystemLocale(false);
        // So that an apostrophe is written alike with and without values: as two.
        bundles.setAlwaysUseMessageFormat(true);
    }

    public String text(Locale locale, String key, Object... values) {
        return bundles.getMessage(key, values, locale);
    }

    /**
     * The best of the languages that we speak, by RFC 4647's lookup, with the region that was asked for: dates and numbers
     * are written as they are there.
     */
    Locale choose(List<Locale.LanguageRange> wanted) {
        for (Locale.LanguageRange range : wanted) {
            Locale asked = Locale.forLanguageTag(range.getRange());
            if (range.getWeight() > 0 && SPOKEN.contains(Locale.of(asked.getLanguage()))) {
                return Locale.of(asked.getLanguage(), asked.getCountry());
            }
        }
        return Locale.ENGLISH;
    }
}
