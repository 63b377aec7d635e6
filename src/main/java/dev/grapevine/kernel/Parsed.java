package dev.grapevine.kernel;

import java.util.Optional;

/**
 * What became of text from outside: a value, or a refusal whose sentence can be shown to whoever wrote the text.
 *
 * @param <T> the value asked for
 */
public sealed interface Parsed<T> {

    /** The text was right. */
    record Value<T>(T value) implements Parsed<T> {}

    /**
     * The text was wrong.
     *
     * @param problem one English sentence for the writer of the text: what is wrong, and where it helps what is expected
     */
    record Refused<T>(String problem) implements Parsed<T> {}

    /** For text the program itself wrote, where a refusal would be a bug. */
    default T orElseThrow() {
        return switch (this) {
            case Value<T>(T value) -> value;
            case Refused<T>(String problem) -> throw new IllegalArgumentException(problem);
        };
    }

    /** For callers that treat every wrong text alike. */
    default Optional<T> toOptional() {
        return switch (this) {
            case Value<T>(T value) -> Optional.of(value);
            case Refused<T> _ -> Optional.empty();
        };
    }
}
