package dev.grapevine.ledger;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Turns rows into arrays, a column each, for statements that write or ask for many rows at once with {@code unnest}. */
final class Columns {
    private Columns() {}

    static <R> SqlArrayValue uuids(Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return array("uuid", rows, column);
    }

    static <R> SqlArrayValue texts(Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return array("text", rows, column);
    }

    static <R> SqlArrayValue numbers(Collection<R> rows, Function<R, Long> column) {
        return array("int8", rows, column);
    }

    static <R> SqlArrayValue smalls(Collection<R> rows, Function<R, Integer> column) {
        return array("int4", rows, column);
    }

    static <R> SqlArrayValue flags(Collection<R> rows, Function<R, Boolean> column) {
        return array("bool", rows, column);
    }

    @SuppressWarnings("NullAway") // an array of a nullable column has null elements, which JDBC takes
    private static <R> SqlArrayValue array(
            String type, Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }
}
