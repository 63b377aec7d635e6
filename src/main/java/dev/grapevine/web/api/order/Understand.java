package dev.grapevine.web.api.order;

import dev.grapevine.order.Reading;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import java.util.List;

/** What a shop said of an order or a refund, or a refusal that names what is wrong with it. */
final class Understand {
    private static final int MOST_NAMED = 50;

    private Understand() {}

    static <T> T orRefuse(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T>(T report) -> report;
            case Reading.Malformed<T>(String problem) ->
                throw Problem.of(ProblemType.MALFORMED_JSON, problem).refusal();
            case Reading.Invalid<T>(var problems) ->
                throw Problem.invalid(shown(problems)).refusal();
        };
    }

    static List<FieldProblem> shown(List<dev.grapevine.order.FieldProblem> problems) {
        return problems.stream()
                .limit(MOST_NAMED)
                .map(of -> new FieldProblem(of.field(), of.problem()))
                .toList();
    }
}
