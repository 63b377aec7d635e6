package dev.grapevine.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of two reports of an order is to be believed; a total order, so that no sequence of arrival matters:
 *
 * <ol>
 *   <li>one that says when it was updated, over one that does not;
 *   <li>the one updated later;
 *   <li>the one further along: placed, paid, fulfilled, delivered, cancelled; so a cancellation stands unless a later update
 *       takes it back;
 *   <li>the one with the lower total, because without a time an edit can't be told from what it edited, and too small a
 *       reward can be mended;
 *   <li>by the text's digest, which is arbitrary and the same everywhere.
 * </ol>
 *
 * @param text sorts as the reports do
 */
record Stamp(String text) implements Comparable<Stamp> {
    /** Above every total that can be taken. It is part of stamps that are kept, and so stays as it is, whatever is taken. */
    private static final long ABOVE_EVERY_TOTAL = 9_999_999_999_999L;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static Stamp of(@Nullable Instant updatedAt, @Nullable OrderState state, long total, String words) {
        String time = updatedAt == null ? "-" : TIME.format(updatedAt);
        int along = state == null ? 0 : state.along();
        return new Stamp(
                String.format(Locale.ROOT, "%s %d %013d %s", time, along, ABOVE_EVERY_TOTAL - total, digest(words)));
    }

    @Override
    public int compareTo(Stamp other) {
        return text.compareTo(other.text);
    }

    private static String digest(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
