package dev.grapevine.web.dashboard.entrance;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the browser's cookie holds: {@code sto_….<43 characters>}, the second part 256 random bits. The store is named so that
 * its session can be looked for in its transaction; naming another finds nothing there.
 */
record SessionToken(UUID storeId, String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    static SessionToken fresh(UUID storeId) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new SessionToken(storeId, Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    static Optional<SessionToken> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0 || !SECRET.matcher(text.substring(dot + 1)).matches()) {
            return Optional.empty();
        }
        return Ids.parse(IdKind.STORE, text.substring(0, dot))
                .map(store -> new SessionToken(store, text.substring(dot + 1)));
    }

    String text() {
        return Ids.text(IdKind.STORE, storeId) + "." + secret;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Without the secret, so that it gets into no log. */
    @Override
    public String toString() {
        return "session of " + Ids.text(IdKind.STORE, storeId);
    }
}
