package dev.grapevine.web.security;

import dev.grapevine.kernel.Ids;
import dev.grapevine.web.page.Pages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first thing that happens to a request: it gets its id, which stands in every line of the log, in the answer's {@code
 * X-Request-Id} and in problems; and it becomes what a trusted proxy says it was.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Arrival extends OncePerRequestFilter {
    private static final String HEADER = "X-Request-Id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private final TrustedProxies proxies;

    Arrival(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean byProxy = proxies.trusts(request.getRemoteAddr());
        @Nullable String given = request.getHeader(HEADER);
        String id = byProxy && given != null && SANE.matcher(given).matches()
                ? given
                : Ids.newId().toString();
        request.setAttribute(Pages.REQUEST_ID, id);
        response.setHeader(HEADER, id);
        MDC.put("request_id", id);
        try {
            chain.doFilter(byProxy ? new ForwardedRequest(request, proxies) : request, response);
        } finally {
            MDC.remove("request_id");
        }
    }
}
