package dev.grapevine.demo.tour;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the tour.
 *
 * @param name what its picture and button go by
 * @param done whether it has happened
 * @param seen what has happened so far, in sentences
 * @param link where to go for it, or null where the page itself has the button
 */
public record Step(
        String name,
        String title,
        String text,
        boolean done,
        List<Seen> seen,
        @Nullable Link link) {

    /**
     * Something that has happened.
     *
     * @param href where it can be looked at, or null
     */
    public record Seen(String text, @Nullable String href) {}

    public record Link(String text, String href) {}

    public Step {
        seen = List.copyOf(seen);
    }
}
