package dev.grapevine.web.problem;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;

/** How a field is named to the caller: in the API's {@code snake_case}, {@code total.amount}, {@code lines[2].quantity}. */
public final class FieldPath {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private FieldPath() {}

    /** From Java's spelling, as validation has it. */
    static String of(String property) {
        return HUMP.matcher(property)
                .replaceAll(hump -> "_" + Character.toLowerCase(hump.group().charAt(0)));
    }

    static String of(List<JacksonException.Reference> path) {
        StringBuilder text = new StringBuilder();
        for (JacksonException.Reference step : path) {
            append(text, step.getPropertyName(), step.getIndex());
        }
        return text.toString();
    }

    public static String of(JsonPointer pointer) {
        StringBuilder text = new StringBuilder();
        for (JsonPointer at = pointer; at != null && !at.matches(); at = at.tail()) {
            int index = at.getMatchingIndex();
            append(text, index < 0 ? at.getMatchingProperty() : null, index);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, @org.jspecify.annotations.Nullable String name, int index) {
        if (name == null) {
            text.append('[').append(index).append(']');
        } else {
            text.append(text.isEmpty() ? "" : ".").append(name);
        }
    }
}
