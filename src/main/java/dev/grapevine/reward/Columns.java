package dev.grapevine.reward;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Rows as arrays, a column each, for statements that write or ask for many rows at once with {@code unnest}. */
final class Columns {
    private Columns() {}

    static <R> SqlArrayValue uuids(Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return array("uuid", rows, column);
    }

    /** Texts, and with a cast in the statement everything that is written as text. */
    static <R> SqlArrayValue texts(Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return array("text", rows, row -> {
            @Nullable Object value = column.apply(row);
            return value == null ? null : value.toString();
        });
    }

    static <R> SqlArrayValue numbers(Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return array("int8", rows, column);
    }

    static <R> SqlArrayValue integers(Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return array("int4", rows, column);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @SuppressWarnings("NullAway") // an array of a nullable column has null elements, which JDBC takes
    private static <R> SqlArrayValue array(
            String type, Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }
}
