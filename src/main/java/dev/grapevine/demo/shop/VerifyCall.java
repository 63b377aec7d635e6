package dev.grapevine.demo.shop;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a call comes from Grapevine and was made just now, as the shop sees it: written by what Standard Webhooks says and
 * not by how Grapevine signs. A real shop would take one of its libraries.
 */
final class VerifyCall {
    private static final Duration MOST_APART = Duration.ofMinutes(5);

    private VerifyCall() {}

    /**
     * By the headers {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}.
     *
     * @param body as it came, byte for byte
     */
    static boolean isGood(String secret, String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (!timestamp.matches("[0-9]{1,12}") || !isNear(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)) {
            return false;
        }
        byte[] expected =
                ("v1," + signature(secret, id + "." + timestamp + ".", body)).getBytes(StandardCharsets.UTF_8);
        boolean good = false;
        for (String one : signatures.split(" ", -1)) {
            // Compares in constant time, and all of them, so that nobody learns from how long it takes.
            good |= MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.UTF_8));
        }
        return good;
    }

    private static boolean isNear(Instant at, Instant now) {
        return Duration.between(at, now).abs().compareTo(MOST_APART) <= 0;
    }

    private static String signature(String secret, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
