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
                "messages/pages", "messages/setup", "messages/problems", "messages/shopper", "messages/dashboard");
        bundles.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundles.setFallbackToSystemLocale(false);
        // So that an apostrophe is written alike with and without values: as two.
        bundles.setAlwaysUseMessageFormat(true);
    }

    public String text(Locale locale, String key, Object... values) {
        return bundles.getMessage(key, values, locale);
    }

    /** The best of the languages that we speak, by RFC 4647's lookup. */
    Locale choose(List<Locale.LanguageRange> wanted) {
        Locale found = Locale.lookup(wanted, SPOKEN);
        return found == null ? Locale.ENGLISH : found;
    }
}
