package dev.grapevine.web.api.entrance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a browser that asks whether a script may call the API at all. It may try: {@link LetBrowsersIn} looks at the
 * request itself, with its key. There are no cookies here that somebody else's script could make use of.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class AnswerPreflight extends OncePerRequestFilter {
    private static final String HOUR = "3600";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("OPTIONS")
                || !request.getRequestURI().startsWith("/api/v1/")
                || request.getHeader("Origin") == null
                || request.getHeader("Access-Control-Request-Method") == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Allow-Methods", "GET, POST");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key");
        response.setHeader("Access-Control-Max-Age", HOUR);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
