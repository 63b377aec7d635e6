package dev.grapevine.web.dashboard;

import dev.grapevine.kernel.Sorted;
import dev.grapevine.message.MessageFilter.Stage;
import dev.grapevine.message.MessageKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the log of messages is narrowed to, as it stands in its address.
 *
 * @param to an e-mail address as typed, may be empty
 */
public record MessageSearch(Stage stage, @Nullable MessageKind kind, String to, Sorted sorted) {

    /** What an address says; what it says wrongly narrows nothing. */
    static MessageSearch of(Map<String, String> typed) {
        String to = typed.getOrDefault("to", "").strip();
        return new MessageSearch(
                named(Stage.values(), typed.getOrDefault("show", "")).orElse(Stage.ALL),
                named(MessageKind.values(), typed.getOrDefault("kind", "")).orElse(null),
                to.length() > 320 ? "" : to,
                Sorting.of(typed));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String code) {
        return Arrays.stream(all).filter(one -> code(one).equals(code)).findFirst();
    }

    public static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    public MessageSearch in(Stage other) {
        return new MessageSearch(other, kind, to, sorted);
    }

    public MessageSearch turned() {
        return new MessageSearch(stage, kind, to, sorted.turned());
    }

    public boolean isNarrow() {
        return stage != Stage.ALL || kind != null || !to.isEmpty();
    }

    public String sort() {
        return Sorting.code(sorted);
    }

    /** The part of an address behind the path. */
    public String query() {
        StringBuilder query = new StringBuilder("?show=").append(code(stage));
        add(query, "kind", kind == null ? "" : code(kind));
        add(query, "to", to);
        add(query, Sorting.NAME, sort());
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append("&").append(name).append("=").append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
