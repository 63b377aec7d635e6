package dev.grapevine.web.api;

import dev.grapevine.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/** @param note why, for whoever reads the timeline */
public record NoteAsked(@Nullable String note) {
    public static @Nullable String checked(@Nullable NoteAsked asked) {
        if (asked == null || asked.note() == null || asked.note().isBlank()) {
            return null;
        }
        if (asked.note().length() > 1_000) {
            throw Problem.invalid("note", "has at most 1000 characters.").refusal();
        }
        return asked.note().strip();
    }
}
