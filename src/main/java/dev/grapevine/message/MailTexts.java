package dev.grapevine.message;

import dev.grapevine.store.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Grapevine's own words, from {@code messages/mail.properties} and its translations; they are templates like a merchant's. */
final class MailTexts {
    private static final Map<Language, Properties> BUNDLES = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            Properties bundle = load(language);
            if (bundle != null) {
                BUNDLES.put(language, bundle);
            }
        }
    }

    private MailTexts() {}

    /** The language that is written in where this one is asked for: English where there are no texts in it. */
    static Language written(Language asked) {
        return BUNDLES.containsKey(asked) ? asked : Language.EN;
    }

    static Wording wording(MessageKind kind, Language language) {
        String key = kind.code() + ".";
        return new Wording(
                text(key + "subject", language),
                text(key + "preheader", language),
                text(key + "heading", language),
                text(key + "body", language),
                text(key + "button", language),
                text(key + "note", language));
    }

    /** In English where nobody wrote it in this language; throws where nobody wrote it at all, which is a bug. */
    static String text(String key, Language language) {
        return Stream.of(language, Language.EN)
                .flatMap(one -> Stream.ofNullable(BUNDLES.get(one)))
                .flatMap(bundle -> Stream.ofNullable(bundle.getProperty(key)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No text " + key));
    }

    /** The keys that somebody wrote in a language. */
    static Set<String> keys(Language language) {
        @Nullable Properties bundle = BUNDLES.get(language);
        return bundle == null ? Set.of() : bundle.stringPropertyNames();
    }

    /** A text of ours with values in it. */
    static String filled(String key, Language language, Map<String, String> values) {
        try {
            return TemplateText.of(text(key, language)).fill(values);
        } catch (TemplateText.Wrong e) {
            throw new IllegalStateException("The text " + key + " is wrong: " + e.getMessage(), e);
        }
    }

    private static @Nullable Properties load(Language language) {
        String file = "/messages/mail" + (language == Language.EN ? "" : "_" + language.code()) + ".properties";
        try (InputStream in = MailTexts.class.getResourceAsStream(file)) {
            if (in == null) {
                return null;
            }
            Properties bundle = new Properties();
            bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return bundle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
