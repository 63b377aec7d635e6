package dev.grapevine.store;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Parsed;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A password that somebody chose and that is good enough. Length counts, not a mixture of kinds of characters (NIST SP
 * 800-63B, 3.1.1.2). Its text is never shown.
 */
public final class Password {
    static final int LONGEST = 128;
    private static final int SHORTEST = 12;
    private static final int FEWEST_DIFFERENT = 5;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /**
     * A new password, for whoever has this e-mail address.
     *
     * @param text 12 to 128 characters
     */
    public static Parsed<Password> parse(String text, EmailAddress email) {
        String normal = normal(text);
        if (normal.length() < SHORTEST) {
            return new Parsed.Refused<>("A password has at least " + SHORTEST + " characters.");
        }
        if (text.length() > LONGEST || normal.length() > LONGEST) {
            return new Parsed.Refused<>("A password has at most " + LONGEST + " characters.");
        }
        if (normal.chars().distinct().count() < FEWEST_DIFFERENT) {
            return new Parsed.Refused<>("This password repeats a few characters only: it would be guessed.");
        }
        String small = normal.toLowerCase(Locale.ROOT);
        if (small.equals(email.original().toLowerCase(Locale.ROOT))
                || small.equals(email.canonical())
                || small.equals(email.local().toLowerCase(Locale.ROOT))) {
            return new Parsed.Refused<>("A password is not the e-mail address: it would be guessed.");
        }
        return new Parsed.Value<>(new Password(normal));
    }

    /** One form for what looks the same on different keyboards, as NIST SP 800-63B asks. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
