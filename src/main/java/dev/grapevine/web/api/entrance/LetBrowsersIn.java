package dev.grapevine.web.api.entrance;

import dev.grapevine.store.Stores;
import dev.grapevine.web.problem.Answer;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets scripts on the store's own websites call with a publishable key, and no others (CORS, in the Fetch standard). With a
 * secret key no script gets to read an answer: it belongs on a server. {@link AnswerPreflight} says yes beforehand to
 * everybody, because a preflight carries no key that could tell whose websites are meant.
 */
@Component
@Order(-10)
class LetBrowsersIn extends OncePerRequestFilter {
    private final Stores stores;
    private final Answer answer;

    LetBrowsersIn(Stores stores, Answer answer) {
        this.stores = stores;
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String origin = request.getHeader("Origin");
        if (origin == null || !(request.getUserPrincipal() instanceof Caller caller) || !caller.isPublishable()) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Origin");
        if (isOfTheStore(caller, origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader(
                    "Access-Control-Expose-Headers", "X-Request-Id, Retry-After, RateLimit, Idempotency-Replayed");
            chain.doFilter(request, response);
        } else {
            answer.write(
                    Problem.of(
                            ProblemType.FORBIDDEN,
                            "This page is on none of the store's websites: add its origin to them first."),
                    request,
                    response);
        }
    }

    private boolean isOfTheStore(Caller caller, String origin) {
        try {
            URI address = URI.create(origin);
            return stores.find(caller.storeId())
                    .filter(store -> store.mayLeadTo(address))
                    .isPresent();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
