package dev.grapevine.message;

import java.util.Map;

/** What became of a merchant's text. */
public sealed interface TemplateSave {

    record Saved() implements TemplateSave {}

    /** @param problems by the wording's part ({@code subject}, {@code body} …): one sentence each for the writer */
    record Refused(Map<String, String> problems) implements TemplateSave {
        public Refused {
            problems = Map.copyOf(problems);
        }
    }
}
