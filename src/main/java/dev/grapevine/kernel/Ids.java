package dev.grapevine.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;

/**
 * Ids: UUIDv7 (RFC 9562) in the database, and outside as a prefix with 26 characters, {@code
 * ord_01h455vb4pex5vsknk084sn02q}.
 *
 * <p>The text is that of the TypeID specification 0.3 (github.com/jetify-com/typeid): the 128 bits as one number in
 * Crockford's base 32, lower case, so that text sorts as the ids do. An id has exactly one spelling.
 */
public final class Ids {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;

    private Ids() {}

    /**
     * A new id, above every one this process made before it, unless the machine's clock is set back by a second
     * or more. Ids of several processes are in order to about a millisecond of their clocks: good for newest first, not
     * for deciding who came first.
     */
    public static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** The id as people and programs outside see it. */
    public static String text(IdKind kind, UUID id) {
        var text = new char[LENGTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return kind.prefix() + "_" + new String(text);
    }

    /** The id in the text, or nothing where it is no id of this kind: another prefix, length, alphabet or above 128 bits. */
    public static Optional<UUID> parse(IdKind kind, String text) {
        int start = kind.prefix().length() + 1;
        if (text.length() != start + LENGTH || !text.startsWith(kind.prefix() + "_") || text.charAt(start) > '7') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}
