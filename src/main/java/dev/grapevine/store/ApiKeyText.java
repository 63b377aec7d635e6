package dev.grapevine.store;

import dev.grapevine.kernel.Codes;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The text of a key: its kind's prefix, by which scanners of source code know it; the store's id in 26 characters, which
 * says in whose rows to look; and 160 random bits in 32.
 *
 * <p>Stored is its SHA-256. A slow or salted hash defends guessable secrets; nobody guesses one of 2¹⁶⁰, and this one
 * is computed in each request.
 */
record ApiKeyText(ApiKey.Kind kind, UUID storeId, String random) {
    private static final int RANDOM_BITS = 160;
    private static final int MARK = 6;
    private static final int STORE = 26;
    private static final int PREFIX = 6;
    private static final Pattern RANDOM = Pattern.compile("[0-9abcdefghjkmnpqrstvwxyz]{32}");

    static ApiKeyText fresh(ApiKey.Kind kind, UUID storeId) {
        return new ApiKeyText(
                kind, storeId, Codes.random(RANDOM_BITS).replace("-", "").toLowerCase(Locale.ROOT));
    }

    static Optional<ApiKeyText> parse(String text) {
        for (ApiKey.Kind kind : ApiKey.Kind.values()) {
            if (text.length() == PREFIX + STORE + 32 && text.startsWith(kind.prefix())) {
                String random = text.substring(PREFIX + STORE);
                return Ids.parse(IdKind.STORE, IdKind.STORE.prefix() + "_" + text.substring(PREFIX, PREFIX + STORE))
                        .filter(storeId -> RANDOM.matcher(random).matches())
                        .map(storeId -> new ApiKeyText(kind, storeId, random));
            }
        }
        return Optional.empty();
    }

    String text() {
        String store = Ids.text(IdKind.STORE, storeId);
        return kind.prefix() + store.substring(store.length() - STORE) + random;
    }

    /** Stored in clear: 130 random bits remain that only the holder knows. */
    String mark() {
        return random.substring(0, MARK);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return kind.prefix() + "…" + mark() + "…";
    }
}
