package dev.grapevine.web.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal or failure, ready to be told.
 *
 * @param detail what is wrong this time, in English, without anything about how we are made
 * @param errors what is wrong field by field; empty where no field is to blame
 * @param headers what the answer carries besides, such as {@code Retry-After} or {@code Allow}
 */
public record Problem(ProblemType type, String detail, List<FieldProblem> errors, Map<String, String> headers) {

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    /** A body or parameter that was understood and is wrong: the fields say how. */
    public static Problem invalid(List<FieldProblem> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().field() + ": " + errors.getFirst().problem()
                : errors.size() + " fields are wrong; errors lists each.";
        return new Problem(ProblemType.INVALID_FIELDS, detail, errors, Map.of());
    }

    public static Problem invalid(String field, String problem) {
        return invalid(List.of(new FieldProblem(field, problem)));
    }

    /** The one answer for what isn't there, is gone or is another store's: they must not be told apart. */
    public static Problem notFound() {
        return of(ProblemType.NOT_FOUND, "There is nothing here, or it isn't yours.");
    }

    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(type, detail, errors, more);
    }

    public Problem retryAfter(Duration wait) {
        return with("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    /** For leaving a handler with this answer; whatever its transaction did is rolled back. */
    public Refusal refusal() {
        return new Refusal(this);
    }
}
