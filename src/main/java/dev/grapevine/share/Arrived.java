package dev.grapevine.share;

import java.util.UUID;

/** What became of an arrival by a share link. */
public sealed interface Arrived {

    /**
     * A friend came, and it counts.
     *
     * @param token stands for the visit outside, all the way to the order
     */
    record Visited(Visit visit, String token) implements Arrived {}

    /** A program came; it gets the page and is counted apart, without a token and without a code. */
    record CountedApart(Visit visit) implements Arrived {}

    /** The advocate looks at her own link: she is shown what her friend sees, and nothing counts. */
    record OwnLink(UUID advocateId) implements Arrived {}

    /** The store has no open program at this time. */
    record Closed(UUID advocateId) implements Arrived {}

    /** There is no such link, or its advocate is not, or no longer, let in. */
    record NoSuchLink() implements Arrived {}
}
