package dev.grapevine.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a shop told, as it came.
 *
 * @param source by which door: {@code api}, a connector's name; 1 to 60 characters
 * @param eventKey what makes it one and the same when told again, within its source: the platform's event id, or {@link
 *     #digest}; 1 to 300 characters
 * @param subject the order's external id; a refund's body does not say it itself, and an order that waits is found by it
 * @param body the raw text
 */
public record Delivery(
        String source, String eventKey, Kind kind, @Nullable String subject, String body) {

    /** No JSON has the character of no meaning, and no database takes it; replaced, it is found wrong later instead of lost now. */
    public Delivery {
        body = body.replace('\0', '\uFFFD');
    }

    public enum Kind {
        ORDER,
        /** An order told for the record only. */
        HISTORY,
        REFUND;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Delivery order(String source, String eventKey, boolean history, String orderExternalId, String body) {
        return new Delivery(source, eventKey, history ? Kind.HISTORY : Kind.ORDER, orderExternalId, body);
    }

    public static Delivery refund(String source, String eventKey, String orderExternalId, String body) {
        return new Delivery(source, eventKey, Kind.REFUND, orderExternalId, body);
    }

    /**
     * A key for words that come without one: the same words about the same thing are one event, because saying them again
     * would change nothing.
     *
     * @param kind orders told live and as history are two events
     */
    public static String digest(Kind kind, @Nullable String subject, String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (kind.code() + "\n" + (subject == null ? "" : subject) + "\n").getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Hides what was told, because logs outlive an erasure. */
    @Override
    public String toString() {
        return kind.code() + " from " + source;
    }
}
