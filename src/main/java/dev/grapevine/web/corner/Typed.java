package dev.grapevine.web.corner;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into one of the corner's forms and can't be taken, so that it is shown again with what is wrong beside it.
 *
 * @param form by whose id: {@code details}, {@code ways} or a reward's id; empty where nothing is wrong
 * @param problem a text's key
 * @param fields what was typed, by field
 */
public record Typed(String form, String problem, Map<String, String> fields) {
    static final Typed RIGHT = new Typed("", "", Map.of());

    boolean isRight() {
        return form.isEmpty();
    }

    /** What is wrong with a form, as a text's key; null where nothing is. */
    public @Nullable String problem(String of) {
        return form.equals(of) ? problem : null;
    }

    /** What was typed into a field of the form that can't be taken; null for every other form. */
    public @Nullable String field(String of, String name) {
        return form.equals(of) ? fields.get(name) : null;
    }
}
