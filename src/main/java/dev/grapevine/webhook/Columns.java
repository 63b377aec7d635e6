package dev.grapevine.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.springframework.jdbc.support.SqlArrayValue;

/** Rows as arrays, a column each, for statements that write many at once with {@code unnest}. */
final class Columns {
    private Columns() {}

    static <R> SqlArrayValue uuids(Collection<R> rows, Function<R, ?> column) {
        return new SqlArrayValue("uuid", rows.stream().map(column).toArray());
    }

    /** Texts, and with a cast in the statement everything that is written as text. */
    static <R> SqlArrayValue texts(Collection<R> rows, Function<R, ?> column) {
        return new SqlArrayValue(
                "text",
                rows.stream().map(row -> String.valueOf(column.apply(row))).toArray());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
