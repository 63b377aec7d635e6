package dev.grapevine.web.problem;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What is wrong with a JSON body: where it stops being JSON, or which field isn't what it should be. */
final class ExplainJson {
    private ExplainJson() {}

    static Problem unreadable(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case StreamConstraintsException limits ->
                Problem.of(
                        ProblemType.MALFORMED_JSON,
                        "The JSON goes beyond what is taken: " + limits.getOriginalMessage());
            case StreamReadException broken -> malformed(broken);
            case MismatchedInputException wrong -> mismatch(wrong);
            case DatabindException wrong ->
                Problem.invalid(named(wrong), "can't be read: it is not what belongs here.");
            case null, default ->
                Problem.of(ProblemType.MALFORMED_JSON, "The request needs a body, and it must be JSON in UTF-8.");
        };
    }

    private static Problem malformed(StreamReadException broken) {
        TokenStreamLocation at = broken.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(
                ProblemType.MALFORMED_JSON, "The body stops being JSON" + place + ": " + firstLine(broken) + ".");
    }

    private static String firstLine(JacksonException broken) {
        return broken.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("unreadable")
                .replaceAll("\\.$", "");
    }

    private static Problem mismatch(MismatchedInputException wrong) {
        Class<?> type = wrong.getTargetType();
        if (wrong.getPath().isEmpty() && type == null) {
            return Problem.of(ProblemType.MALFORMED_JSON, "The request needs a body, and it must be JSON in UTF-8.");
        }
        if (wrong.getPath().isEmpty() && wrong.getOriginalMessage().startsWith("Trailing token")) {
            return Problem.of(ProblemType.MALFORMED_JSON, "The body goes on after the end of its JSON.");
        }
        String expected = type == null ? "is not what belongs here." : "must be " + described(type) + ".";
        return Problem.invalid(named(wrong), expected);
    }

    private static String named(DatabindException wrong) {
        String path = FieldPath.of(wrong.getPath());
        return path.isEmpty() ? "(the body)" : path;
    }

    /** What belongs where this type is, in the caller's words. */
    static String described(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (type == Instant.class) {
            return "a time such as 2026-05-01T09:30:00Z (RFC 3339)";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-05-01";
        }
        if (type == ZoneId.class) {
            return "a time zone such as Europe/London";
        }
        return type == UUID.class ? "an id" : "an object";
    }
}
