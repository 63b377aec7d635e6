package dev.grapevine.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers for what a handler threw, before any of the framework's own resolvers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class AnswerFailures implements HandlerExceptionResolver {
    /** The request attribute that tells those around a handler that it failed: its transaction must not commit. */
    public static final String FAILED = "dev.grapevine.web.failed";

    private static final Logger LOG = LoggerFactory.getLogger(AnswerFailures.class);

    private final Answer answer;

    AnswerFailures(Answer answer) {
        this.answer = answer;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        try {
            write(failure, request, response);
        } catch (IOException gone) {
            LOG.debug("The caller was gone before it could be told", gone);
        }
        return new ModelAndView();
    }

    /** For filters, whose exceptions no resolver sees. */
    public void write(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(FAILED, true);
        if (failure instanceof AsyncRequestNotUsableException) {
            return;
        }
        Problem problem = Explain.failure(failure);
        log(problem, failure, request);
        answer.write(problem, request, response);
    }

    private static void log(Problem problem, Throwable failure, HttpServletRequest request) {
        switch (problem.type()) {
            case INTERNAL -> LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
            case UNAVAILABLE ->
                LOG.warn(
                        "{} {} found no database: {}",
                        request.getMethod(),
                        request.getRequestURI(),
                        failure.toString());
            default -> {}
        }
    }
}
