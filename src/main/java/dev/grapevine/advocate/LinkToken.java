package dev.grapevine.advocate;

import dev.grapevine.kernel.Codes;
import java.util.Locale;

/** What a share link ends in: short enough to be read out, and of so many that nobody finds one by trying. */
final class LinkToken {

    private LinkToken() {}

    /** Ten small letters and digits, without those that look alike. */
    static String fresh() {
        return Codes.canonical(Codes.random(Codes.UNGUESSABLE)).toLowerCase(Locale.ROOT);
    }
}
