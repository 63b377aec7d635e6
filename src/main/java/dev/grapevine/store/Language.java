package dev.grapevine.store;

import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.Unit;
import java.util.Locale;
import java.util.Set;

/** A language that pages and messages exist in. */
public enum Language {
    EN,
    DE,
    FR,
    ES,
    IT,
    NL,
    PT,
    JA;

    private static final Set<Locale> REGIONS = Set.of(Locale.getAvailableLocales());

    /** The code of ISO 639-1, such as {@code de}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(code());
    }

    /**
     * How money and days are written in this language by a store that sells in a currency: as in the currency's own country
     * where the language is at home there (ISO 4217 begins a currency's code with its country's), so that a shop in dollars
     * has $10 and a German one has 10 €. Else English is Britain's and Portuguese is Portugal's.
     */
    public Locale region(Unit currency) {
        Locale there = Locale.of(code(), currency.code().substring(0, 2));
        return REGIONS.contains(there)
                ? there
                : switch (this) {
                    case EN -> Locale.UK;
                    case PT -> Locale.of("pt", "PT");
                    default -> locale();
                };
    }

    public static Parsed<Language> parse(String code) {
        for (Language language : values()) {
            if (language.code().equals(code)) {
                return new Parsed.Value<>(language);
            }
        }
        return new Parsed.Refused<>("A language is one of en, de, fr, es, it, nl, pt and ja.");
    }
}
