package dev.grapevine.platform.database;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Values as arrays, for statements that ask for many rows at once with {@code any}; and rows as arrays, a column each, for
 * those that write many with {@code unnest}.
 */
public final class Columns {
    private Columns() {}

    public static SqlArrayValue uuids(Collection<UUID> ids) {
        return uuids(ids, id -> id);
    }

    public static <R> SqlArrayValue uuids(Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return array("uuid", rows, column);
    }

    public static SqlArrayValue texts(Collection<String> texts) {
        return texts(texts, text -> text);
    }

    /** Texts, and with a cast in the statement everything that is written as text. */
    public static <R> SqlArrayValue texts(Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return array("text", rows, row -> {
            @Nullable Object value = column.apply(row);
            return value == null ? null : value.toString();
        });
    }

    public static <R> SqlArrayValue numbers(Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return array("int8", rows, column);
    }

    public static <R> SqlArrayValue integers(Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return array("int4", rows, column);
    }

    public static <R> SqlArrayValue flags(Collection<R> rows, Function<R, Boolean> column) {
        return array("bool", rows, column);
    }

    @SuppressWarnings("NullAway") // an array of a nullable column has null elements, which JDBC takes
    private static <R> SqlArrayValue array(
            String type, Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }
}
