package dev.grapevine.order;

import java.util.List;

/**
 * What became of a shop's words.
 *
 * @param <T> what they tell of
 */
public sealed interface Reading<T> {

    /** Understood. */
    record Read<T>(T report) implements Reading<T> {}

    /** JSON, but wrong: every problem that was found, never none. */
    record Invalid<T>(List<FieldProblem> problems) implements Reading<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * No JSON object at all.
     *
     * @param problem one sentence, without anything of the text
     */
    record Malformed<T>(String problem) implements Reading<T> {}
}
