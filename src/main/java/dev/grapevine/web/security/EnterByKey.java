package dev.grapevine.web.security;

import dev.grapevine.store.ApiKeys;
import dev.grapevine.store.KeyRecognition;
import dev.grapevine.web.page.Pages;
import dev.grapevine.web.problem.AnswerFailures;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Enters the API with {@code Authorization: Bearer gv_…} (RFC 6750, in the header only). */
final class EnterByKey extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final AnswerFailures failures;

    EnterByKey(ApiKeys keys, AnswerFailures failures) {
        this.keys = keys;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller;
        try {
            caller = recognise(request);
        } catch (RuntimeException failure) {
            failures.write(failure, request, response);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(caller));
        chain.doFilter(request, response);
    }

    private Caller recognise(HttpServletRequest request) {
        @Nullable String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unauthenticated("Send an API key: Authorization: Bearer gv_sk_…", "Bearer realm=\"grapevine\"");
        }
        return switch (keys.authenticate(header.substring(SCHEME.length()).strip())) {
            case KeyRecognition.Known known -> new Caller(known.key(), Pages.requestId(request));
            case KeyRecognition.Refused refused ->
                throw unauthenticated(why(refused), "Bearer error=\"invalid_token\"");
        };
    }

    private static String why(KeyRecognition.Refused refused) {
        return switch (refused.why()) {
            case MALFORMED -> "This is no API key: one begins with gv_sk_ or gv_pk_ and is copied whole.";
            case UNKNOWN -> "This API key isn't known here.";
            case REVOKED -> "This API key was revoked.";
            case EXPIRED -> "This API key has expired.";
        };
    }

    private static RuntimeException unauthenticated(String detail, String challenge) {
        return Problem.of(ProblemType.UNAUTHENTICATED, detail)
                .with("WWW-Authenticate", challenge)
                .refusal();
    }
}
