package dev.grapevine.web.api.entrance;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.web.api.entrance.KeptAnswers.Kept;
import dev.grapevine.web.problem.Answer;
import dev.grapevine.web.problem.AnswerFailures;
import dev.grapevine.web.problem.BodyTrouble;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Writes that can be repeated: with an {@code Idempotency-Key}, the whole handler runs in one transaction of the store,
 * and its answer is kept in that same transaction. So an answer is kept exactly where a change was committed; a request
 * that was refused or failed changed nothing, keeps nothing, and may be sent again.
 *
 * <p>While it runs, the key is held by a lock that belongs to the transaction. A crash ends the transaction and with it the
 * lock, so that nothing is left to be cleaned up. The answer goes out after the commit.
 */
@Component
@Order(10)
public class Idempotency extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final InStore inStore;
    private final KeptAnswers answers;
    private final Answer answer;
    private final AnswerFailures failures;

    Idempotency(InStore inStore, KeptAnswers answers, Answer answer, AnswerFailures failures) {
        this.inStore = inStore;
        this.answers = answers;
        this.answer = answer;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String key = request.getHeader(HEADER);
        if (key == null
                || !WRITES.contains(request.getMethod())
                || !(request.getUserPrincipal() instanceof Caller caller)) {
            chain.doFilter(request, response);
        } else if (!SHAPE.matcher(key).matches()) {
            answer.write(
                    Problem.of(ProblemType.INVALID_REQUEST, HEADER + " is 1 to 255 visible characters of ASCII."),
                    request,
                    response);
        } else {
            once(caller, key, request, response, chain);
        }
    }

    private void once(
            Caller caller, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            RepeatableRequest repeatable = new RepeatableRequest(request);
            Attempt attempt = new Attempt(caller, key, repeatable, new ContentCachingResponseWrapper(response), chain);
            tell(inStore.call(caller.storeId(), () -> run(attempt)), request, response);
        } catch (NothingKept failed) {
            failed.answer.copyBodyToResponse();
        } catch (BodyTrouble | RuntimeException failure) {
            failures.write(failure, request, response);
        }
    }

    private record Attempt(
            Caller caller,
            String key,
            RepeatableRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain) {}

    private sealed interface Result {
        record Fresh(ContentCachingResponseWrapper answer) implements Result {}

        record Again(Kept answer) implements Result {}

        record Refused(Problem problem) implements Result {}
    }

    private Result run(Attempt attempt) {
        Caller caller = attempt.caller();
        if (!answers.lock(caller.storeId(), attempt.key())) {
            return new Result.Refused(Problem.of(
                            ProblemType.REQUEST_STILL_RUNNING, "The first request with this " + HEADER + " still runs.")
                    .retryAfter(Duration.ofSeconds(1)));
        }
        String digest = attempt.request().digest();
        Optional<Kept> kept = answers.find(caller.storeId(), attempt.key());
        if (kept.isPresent()) {
            return again(kept.get(), digest);
        }
        handle(attempt);
        if (!answers.keep(caller.storeId(), attempt.key(), Kept.of(digest, attempt.response()))) {
            throw new IllegalStateException("The key " + attempt.key() + " was answered twice at once");
        }
        return new Result.Fresh(attempt.response());
    }

    private static Result again(Kept kept, String digest) {
        if (!kept.request().equals(digest)) {
            return new Result.Refused(Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "This " + HEADER + " came before with another method, address or body."));
        }
        return kept.erased()
                ? new Result.Refused(Problem.of(
                        ProblemType.ANSWER_ERASED,
                        "This was done, with status " + kept.status()
                                + "; the answer named a person who was erased since, and is not kept any more."))
                : new Result.Again(kept);
    }

    private static void handle(Attempt attempt) {
        try {
            attempt.chain().doFilter(attempt.request(), attempt.response());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e.getRootCause() == null ? e : e.getRootCause());
        }
        if (attempt.request().getAttribute(AnswerFailures.FAILED) != null
                || attempt.response().getStatus() >= 500) {
            throw new NothingKept(attempt.response());
        }
    }

    private void tell(Result result, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (result) {
            case Result.Fresh(ContentCachingResponseWrapper fresh) -> fresh.copyBodyToResponse();
            case Result.Again(Kept kept) -> kept.writeTo(response);
            case Result.Refused(Problem problem) -> answer.write(problem, request, response);
        }
    }

    /** Rolls the transaction back; the answer, which says what went wrong, goes out all the same. */
    private static final class NothingKept extends RuntimeException {
        private final transient ContentCachingResponseWrapper answer;

        NothingKept(ContentCachingResponseWrapper answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }
}
