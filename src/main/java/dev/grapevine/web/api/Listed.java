package dev.grapevine.web.api;

import dev.grapevine.kernel.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list as the API shows it.
 *
 * @param next what to send as {@code after} for the following page; null on the last
 */
public record Listed<T>(List<T> data, @Nullable String next) {
    public static <R, T> Listed<T> of(Page<R> page, Function<? super R, ? extends T> shown) {
        Page<T> mapped = page.map(shown);
        return new Listed<>(
                mapped.data(), mapped.next() == null ? null : mapped.next().text());
    }
}
