package dev.grapevine.web.api.program;

import dev.grapevine.kernel.Unit;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Terms;
import dev.grapevine.program.TermsJson;
import dev.grapevine.program.TermsProblem;
import dev.grapevine.program.TermsReading;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A program as a merchant's software writes it.
 *
 * @param terms the settings; what is left out has its default
 */
record ProgramAsked(
        @Nullable String name,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable JsonNode terms) {

    /** @param currency of the store */
    ProgramDraft checked(Unit currency) {
        Terms sound = terms == null || terms.isNull() ? Terms.defaults(currency) : read(terms, currency);
        return new ProgramDraft(name == null ? "" : name.strip(), startsAt, endsAt, sound);
    }

    private static Terms read(JsonNode terms, Unit currency) {
        return switch (TermsJson.read(terms.toString(), currency)) {
            case TermsReading.Sound(Terms sound) -> sound;
            case TermsReading.Unsound(List<TermsProblem> problems) ->
                throw Problem.invalid(fields(problems, "terms")).refusal();
        };
    }

    static List<FieldProblem> fields(List<TermsProblem> problems, String under) {
        return problems.stream()
                .map(of -> new FieldProblem(
                        under.isEmpty() || of.field().isEmpty() ? under + of.field() : under + "." + of.field(),
                        of.problem()))
                .toList();
    }
}
