package dev.grapevine.program;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program as a merchant writes it.
 *
 * @param name 1 to 100 characters
 * @param startsAt null for as soon as it is live
 * @param endsAt null for never
 */
public record ProgramDraft(
        String name, @Nullable Instant startsAt, @Nullable Instant endsAt, Terms terms) {

    /** Without dates. */
    public static ProgramDraft of(String name, Terms terms) {
        return new ProgramDraft(name, null, null, terms);
    }

    /** What is wrong with it; the terms' problems are under {@code terms}. */
    List<TermsProblem> problems() {
        var problems = new ArrayList<TermsProblem>();
        if (name.isBlank() || name.length() > 100) {
            problems.add(new TermsProblem("name", "A program's name has 1 to 100 characters."));
        }
        if (startsAt != null && endsAt != null && !startsAt.isBefore(endsAt)) {
            problems.add(new TermsProblem("ends_at", "A program ends after it starts."));
        }
        terms.problems().forEach(of -> problems.add(new TermsProblem("terms." + of.field(), of.problem())));
        return problems;
    }
}
