package dev.grapevine.program;

import java.util.List;

/** What became of settings that somebody sent. */
public sealed interface TermsReading {

    /** They can be used as they are. */
    record Sound(Terms terms) implements TermsReading {}

    /** They can't, and this is why; never empty. */
    record Unsound(List<TermsProblem> problems) implements TermsReading {}
}
