package dev.grapevine.webhook;

import dev.grapevine.platform.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By which a receiver knows that it is us who calls: HMAC-SHA256 over {@code id.timestamp.body} under a secret that both
 * know (Standard Webhooks, "Signature scheme").
 */
final class Signature {
    private static final String PREFIX = "whsec_";
    /** Standard Webhooks asks for 24 to 64. */
    private static final int BYTES = 24;

    private static final int MOST_BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signature() {}

    /** A new secret, {@code whsec_} and base64. */
    static Secret freshSecret() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Secret.of(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** Whether a text is such a secret. */
    static boolean isSecret(String text) {
        try {
            int bytes = text.startsWith(PREFIX) ? key(Secret.of(text)).length : 0;
            return bytes >= BYTES && bytes <= MOST_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The header {@code webhook-signature}: a signature for each secret, newest first, with a space between. */
    static String header(List<Secret> secrets, String id, Instant timestamp, String body) {
        byte[] signed = (id + "." + timestamp.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + hmac(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String hmac(Secret secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] key(Secret secret) {
        return Base64.getDecoder().decode(secret.reveal().substring(PREFIX.length()));
    }
}
