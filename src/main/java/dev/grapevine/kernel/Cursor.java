package dev.grapevine.kernel;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the last row somebody has seen. Outside it is opaque text, which only the same list understands.
 *
 * <p>It carries no rights: the query it goes into is bounded by the store like any other. Its checksum only makes sure
 * that a mangled one is refused instead of skipping rows silently.
 *
 * @param id the last row's id
 * @param at the last row's time where the list is sorted by one and then by id, to the microsecond as PostgreSQL has it
 */
public record Cursor(UUID id, @Nullable Instant at) {

    private static final Parsed<Cursor> REFUSED =
            new Parsed.Refused<>("This cursor is not one of this list: begin again without it.");
    private static final int CHECK = Integer.BYTES;
    private static final int BY_ID = 2 * Long.BYTES + CHECK;
    private static final int BY_TIME = BY_ID + Long.BYTES;

    public Cursor {
        at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    /** For a list sorted by id, which for UUIDv7 is the order of making. */
    public static Cursor by(UUID id) {
        return new Cursor(id, null);
    }

    /** For a list sorted by a time of its own, such as when an order was placed. */
    public static Cursor by(Instant at, UUID id) {
        return new Cursor(id, at);
    }

    /** The cursor of a list sorted by id. */
    public static Parsed<Cursor> parseById(String text) {
        return parse(text, BY_ID);
    }

    /** The cursor of a list sorted by time; its {@code at} is there. */
    public static Parsed<Cursor> parseByTime(String text) {
        return parse(text, BY_TIME);
    }

    /** What goes out as {@code next} and comes back as {@code after}: letters, digits, dash and underscore. */
    public String text() {
        var bytes = ByteBuffer.allocate(at == null ? BY_ID : BY_TIME);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        if (at != null) {
            bytes.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        }
        bytes.putInt(checksum(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static Parsed<Cursor> parse(String text, int length) {
        if (text.length() != Math.ceilDiv(length * 4, 3)) {
            return REFUSED;
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return REFUSED;
        }
        var from = ByteBuffer.wrap(bytes);
        var id = new UUID(from.getLong(), from.getLong());
        var at = length == BY_TIME ? Instant.EPOCH.plus(from.getLong(), ChronoUnit.MICROS) : null;
        var cursor = new Cursor(id, at);
        return from.getInt() == checksum(bytes) && cursor.text().equals(text) ? new Parsed.Value<>(cursor) : REFUSED;
    }

    private static int checksum(byte[] bytes) {
        var checksum = new CRC32();
        checksum.update(bytes, 0, bytes.length - CHECK);
        return (int) checksum.getValue();
    }
}
