package dev.grapevine.attribution;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom an order is put down. */
public sealed interface Decision {

    /** Everything that was weighed, strongest first. */
    List<Evidence.Weighed> evidence();

    /** Whose recommendation it was, also where the order does not count; null where there was none. */
    @Nullable
    Recommendation recommendation();

    /**
     * Which advocate recommended, in which program.
     *
     * @param version of the program's terms under which it was made, and which it keeps: see {@link Evidence#promisedAt}
     */
    record Recommendation(UUID advocateId, UUID programId, int version) {}

    /** The order is the advocate's doing, by the evidence that is used. */
    record Attributed(Recommendation recommendation, List<Evidence.Weighed> evidence) implements Decision {
        public Attributed {
            evidence = List.copyOf(evidence);
        }

        public Evidence because() {
            return evidence.stream()
                    .filter(Evidence.Weighed::used)
                    .findFirst()
                    .orElseThrow()
                    .evidence();
        }
    }

    /**
     * The order counts for nobody.
     *
     * @param args for the words: what is named in them
     * @param recommendation whose it would have been, or null where nobody recommended
     */
    record NotAttributed(
            Reason reason,
            Map<String, String> args,
            @Nullable Recommendation recommendation,
            List<Evidence.Weighed> evidence)
            implements Decision {
        public NotAttributed {
            args = new TreeMap<>(args);
            evidence = List.copyOf(evidence);
        }

        /** Whether somebody's recommendation came to nothing here, which she may ask about. */
        boolean isRefusal() {
            return recommendation != null && reason != Reason.OUTSIDE_WINDOW;
        }
    }

    default boolean isAttributed() {
        return this instanceof Attributed;
    }
}
