package dev.grapevine.share;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands for a visit outside: its id, by which the row is found through the primary key, and 96 random bits, so that
 * nobody can make one up.
 *
 * @param id the visit's
 * @param secret 12 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its text, never by equals
record VisitToken(UUID id, byte[] secret) {

    private static final int SECRET = 12;
    private static final int LENGTH = 38;
    private static final SecureRandom RANDOM = new SecureRandom();

    static VisitToken of(UUID id) {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return new VisitToken(id, secret);
    }

    /** The token in the text, or nothing where it is none. */
    static Optional<VisitToken> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            var from = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var id = new UUID(from.getLong(), from.getLong());
            var secret = new byte[SECRET];
            from.get(secret);
            return Optional.of(new VisitToken(id, secret));
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    /** 38 letters, digits, dashes and underscores. */
    String text() {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES + SECRET);
        bytes.putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
