package dev.grapevine.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list, newest first unless the list says otherwise.
 *
 * @param next where the following page begins, or null where this is the last
 */
public record Page<T>(List<T> data, @Nullable Cursor next) {

    public Page {
        data = List.copyOf(data);
    }

    /**
     * The page that these rows fill.
     *
     * @param rows what a query for {@link Limit#andOneMore} brought, in the list's order
     * @param cursor where the list goes on after a row
     */
    public static <T> Page<T> of(List<T> rows, Limit limit, Function<? super T, Cursor> cursor) {
        if (rows.size() <= limit.rows()) {
            return new Page<>(rows, null);
        }
        var shown = rows.subList(0, limit.rows());
        return new Page<>(shown, cursor.apply(shown.getLast()));
    }

    /** The same page with each row shown in another way. */
    public <R> Page<R> map(Function<? super T, ? extends R> shown) {
        return new Page<>(data.stream().<R>map(shown).toList(), next);
    }
}
