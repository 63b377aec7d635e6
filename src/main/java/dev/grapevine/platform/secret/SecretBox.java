package dev.grapevine.platform.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encryption at rest of the credentials that must come back in clear, such as a shop platform's token. (What only has to
 * be recognised is stored as a hash instead.)
 *
 * <p>AES-256-GCM (NIST SP 800-38D) under a key a store, derived from the {@link InstallationKey}, so that random nonces
 * stay far below the 2³² that one key allows. The envelope is a version, the nonce of 12 bytes, and ciphertext with the tag
 * of 16. Version, store and purpose are authenticated with it: moved to another row, the envelope does not open.
 */
public final class SecretBox {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstallationKey key;

    public SecretBox(InstallationKey key) {
        this.key = key;
    }

    /**
     * Encrypts.
     *
     * @param purpose what it is and whose, such as {@code webhook endpoint whe_…}; the same opens it
     */
    public Sealed seal(UUID storeId, String purpose, Secret secret) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, storeId, purpose, nonce)
                    .doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return Sealed.of(ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /**
     * Decrypts.
     *
     * @throws IllegalStateException where it was sealed for another store or purpose, under another key, or was changed
     */
    public Secret open(UUID storeId, String purpose, Sealed sealed) {
        ByteBuffer envelope = ByteBuffer.wrap(sealed.envelope());
        if (envelope.remaining() < 1 + NONCE + TAG || envelope.get() != VERSION) {
            throw unopened(purpose, null);
        }
        byte[] nonce = new byte[NONCE];
        envelope.get(nonce);
        byte[] encrypted = new byte[envelope.remaining()];
        envelope.get(encrypted);
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, storeId, purpose, nonce).doFinal(encrypted);
            return Secret.of(new String(plain, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            throw unopened(purpose, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, UUID storeId, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key.derive("secret box " + VERSION + " " + storeId), "AES"),
                new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        byte[] named = purpose.getBytes(StandardCharsets.UTF_8);
        cipher.updateAAD(ByteBuffer.allocate(1 + 2 * Long.BYTES + named.length)
                .put(VERSION)
                .putLong(storeId.getMostSignificantBits())
                .putLong(storeId.getLeastSignificantBits())
                .put(named)
                .array());
        return cipher;
    }

    private static IllegalStateException unopened(String purpose, @Nullable Exception cause) {
        return new IllegalStateException(
                "The stored secret for '" + purpose
                        + "' does not open: it was changed, moved, or sealed under another key",
                cause);
    }
}
