package dev.grapevine.kernel;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Codes that people read out, type and mistype, such as {@code AMY-7QK2}.
 *
 * <p>The random part is written in Crockford's base 32 (crockford.com/base32.html), five bits a character, without I, L, O
 * and U. A code is stored and looked up in its {@link #canonical} form and shown as it was made; who types O for 0, forgets
 * the dash or writes small letters still finds it.
 */
public final class Codes {

    /** What a code needs that is worth money by itself: nobody guesses one of 2⁵⁰ within any limit on attempts. */
    public static final int UNGUESSABLE = 50;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int MOST_BITS = 160;
    private static final int LONGEST_GROUP = 5;
    private static final int LONGEST_NAME = 8;
    private static final Pattern DROPPED = Pattern.compile("[\\p{Pd}\\s\\p{Z}]");
    private static final Pattern NOT_LATIN = Pattern.compile("[^A-Z]+");
    private static final Pattern LATIN_WORD = Pattern.compile("[^A-Z']+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    /** A new code of at least this many random bits: {@code 7QK2M-9XT4B} for 50. */
    public static String random(int bits) {
        var bytes = new byte[MOST_BITS / Byte.SIZE];
        RANDOM.nextBytes(bytes);
        return of(bytes, bits);
    }

    /**
     * A new code that begins with the name of whoever recommends: {@code AMY-7QK2} for 20 bits. The name adds nothing to
     * what an attacker must guess, and is left out where it has no Latin letters.
     */
    public static String named(String firstName, int bits) {
        var name = namePart(firstName);
        return name.isEmpty() ? random(bits) : name + "-" + random(bits);
    }

    /**
     * The code that these bytes spell, for a code that must come out the same whenever it is made again.
     *
     * @param source evenly distributed bytes, such as a keyed hash; at least {@code bits} of them, rounded up to fives
     * @param bits from 5 to 160
     */
    public static String of(byte[] source, int bits) {
        int length = Math.ceilDiv(bits, 5);
        if (bits < 5 || bits > MOST_BITS || length * 5 > source.length * Byte.SIZE) {
            throw new IllegalArgumentException(bits + " bits cannot be taken from " + source.length + " bytes.");
        }
        var number = new BigInteger(1, source).shiftRight(source.length * Byte.SIZE - length * 5);
        var characters = new char[length];
        for (int i = length - 1; i >= 0; i--) {
            characters[i] = ALPHABET.charAt(number.intValue() & 31);
            number = number.shiftRight(5);
        }
        return grouped(new String(characters));
    }

    /**
     * The form in which a code is stored and looked up: capitals, O as 0, I and L as 1, no dashes and no spaces. Anything
     * else stays, for a shop's own coupon codes come this way too; text that is no code simply is not found.
     */
    public static String canonical(String typed) {
        var upper = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return DROPPED.matcher(upper)
                .replaceAll("")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** The first Latin word of a name in plain capitals, at most 8: {@code ZOE} for Zoë, {@code ANNE} for Anne-Marie. */
    static String namePart(String firstName) {
        var plain = Normalizer.normalize(spelledOut(firstName.toUpperCase(Locale.ROOT)), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'');
        for (var word : LATIN_WORD.split(plain, 0)) {
            var letters = NOT_LATIN.matcher(word).replaceAll("");
            if (!letters.isEmpty()) {
                return letters.substring(0, Math.min(letters.length(), LONGEST_NAME));
            }
        }
        return "";
    }

    /** Latin letters that Unicode does not take apart into a plain letter and a mark. */
    private static String spelledOut(String upper) {
        return upper.replace("Æ", "AE")
                .replace("Œ", "OE")
                .replace("Þ", "TH")
                .replace('Ø', 'O')
                .replace('Ł', 'L')
                .replace('Đ', 'D')
                .replace('Ð', 'D')
                .replace('Ħ', 'H');
    }

    /** Groups of at most five characters, as even as they can be, the longer first: 10 is 5-5, 7 is 4-3. */
    private static String grouped(String characters) {
        int groups = Math.ceilDiv(characters.length(), LONGEST_GROUP);
        var text = new StringBuilder();
        int from = 0;
        for (int left = groups; left > 0; left--) {
            int to = from + Math.ceilDiv(characters.length() - from, left);
            text.append(characters, from, to).append(left > 1 ? "-" : "");
            from = to;
        }
        return text.toString();
    }
}
