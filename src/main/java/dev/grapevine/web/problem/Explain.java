package dev.grapevine.web.problem;

import dev.grapevine.web.problem.BodyTrouble.TooLarge;
import dev.grapevine.web.problem.BodyTrouble.TooSlow;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What an exception means to whoever made the request. */
final class Explain {
    private static final Duration SOON = Duration.ofSeconds(5);

    private Explain() {}

    static Problem failure(Throwable failure) {
        return chain(failure)
                .flatMap(cause -> fromTheWire(cause).stream())
                .findFirst()
                .orElseGet(() -> fromTheHandler(failure));
    }

    /** Trouble that libraries wrap on its way up: the body's and the database's. */
    private static Optional<Problem> fromTheWire(Throwable cause) {
        return switch (cause) {
            case Refusal refusal -> Optional.of(refusal.problem());
            case TooLarge large -> Optional.of(Problem.of(ProblemType.PAYLOAD_TOO_LARGE, large.detail()));
            case TooSlow slow -> Optional.of(Problem.of(ProblemType.REQUEST_TIMEOUT, slow.detail()));
            case SocketTimeoutException _ ->
                Optional.of(Problem.of(ProblemType.REQUEST_TIMEOUT, "The request's body stopped coming."));
            case CannotCreateTransactionException _,
                    CannotGetJdbcConnectionException _,
                    TransientDataAccessException _,
                    SQLTransientConnectionException _ -> Optional.of(unavailable());
            case SQLException sql when passing(sql) -> Optional.of(unavailable());
            default -> Optional.empty();
        };
    }

    /**
     * Whether the same statement may succeed a moment later. Classes of SQLSTATE: 08 connection, 53 out of resources, 57P
     * shutting down; 40001 and 40P01 lost a race, 55P03 waited too long for a lock.
     * See https://www.postgresql.org/docs/18/errcodes-appendix.html
     */
    private static boolean passing(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return Stream.of("08", "53", "57P", "40001", "40P01", "55P03").anyMatch(state::startsWith);
    }

    private static Problem unavailable() {
        return Problem.of(ProblemType.UNAVAILABLE, "Grapevine can't do this just now. Try again in a moment.")
                .retryAfter(SOON);
    }

    private static Problem fromTheHandler(Throwable failure) {
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> ExplainJson.unreadable(unreadable);
            case BindingResult wrong -> invalid(wrong);
            case MethodValidationResult wrong -> invalid(wrong);
            case MissingServletRequestParameterException missing -> parameter(missing.getParameterName(), "is needed.");
            case MethodArgumentTypeMismatchException wrong -> parameter(wrong.getName(), expected(wrong));
            case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
            case HttpMediaTypeNotSupportedException type -> unsupported(type);
            case HttpMediaTypeNotAcceptableException _ ->
                Problem.of(ProblemType.NOT_ACCEPTABLE, "This is answered as JSON: send Accept: application/json.");
            case NoHandlerFoundException _, NoResourceFoundException _ -> Problem.notFound();
            case AuthenticationException _ ->
                Problem.of(ProblemType.UNAUTHENTICATED, "This needs somebody who is signed in.");
            case AccessDeniedException _ -> Problem.of(ProblemType.FORBIDDEN, "This isn't open to you.");
            case ErrorResponse known -> byStatus(known.getStatusCode().value());
            default -> byStatus(500);
        };
    }

    /** For a status that came without an exception. */
    static Problem byStatus(int status) {
        ProblemType type = ProblemType.byStatus(status);
        return switch (type) {
            case INTERNAL ->
                Problem.of(type, "Something went wrong on our side. It is in the server's log under this request_id.");
            case UNAVAILABLE -> unavailable();
            case NOT_FOUND -> Problem.notFound();
            case PAYLOAD_TOO_LARGE -> Problem.of(type, "The request is larger than this server takes.");
            default -> Problem.of(type, "The request can't be answered as it stands.");
        };
    }

    private static Problem invalid(BindingResult wrong) {
        return Problem.invalid(wrong.getFieldErrors().stream()
                .map(error -> new FieldProblem(FieldPath.of(error.getField()), sentence(error.getDefaultMessage())))
                .toList());
    }

    private static Problem invalid(MethodValidationResult wrong) {
        return Problem.invalid(wrong.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                FieldPath.of(String.valueOf(
                                        result.getMethodParameter().getParameterName())),
                                sentence(error.getDefaultMessage()))))
                .toList());
    }

    private static String sentence(@Nullable String message) {
        String text = message == null || message.isBlank() ? "is wrong" : message;
        return text.endsWith(".") ? text : text + ".";
    }

    private static Problem parameter(String name, String problem) {
        return new Problem(
                ProblemType.INVALID_REQUEST, name + " " + problem, List.of(new FieldProblem(name, problem)), Map.of());
    }

    private static String expected(MethodArgumentTypeMismatchException wrong) {
        Class<?> type = wrong.getRequiredType();
        return type == null ? "is wrong." : "must be " + ExplainJson.described(type) + ".";
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException method) {
        String[] supported = method.getSupportedMethods();
        String allowed = supported == null ? "" : String.join(", ", new TreeSet<>(List.of(supported)));
        return Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This address answers " + allowed + ".")
                .with("Allow", allowed);
    }

    private static Problem unsupported(HttpMediaTypeNotSupportedException type) {
        String taken = type.getSupportedMediaTypes().stream()
                .filter(MediaType::isConcrete)
                .map(MediaType::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        String wanted = taken.isEmpty() ? "application/json" : taken;
        return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as " + wanted + ".")
                .with("Accept", wanted);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Explain::cause).limit(20);
    }

    /** Where a connection was cut, its rollback fails as well, and what cut it is beside the chain. */
    private static @Nullable Throwable cause(Throwable failure) {
        return failure instanceof TransactionSystemException rollback
                ? rollback.getOriginalException()
                : failure.getCause();
    }
}
