package dev.grapevine.store;

import dev.grapevine.kernel.Parsed;
import java.util.Locale;

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

    /** The code of ISO 639-1, such as {@code de}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(code());
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
