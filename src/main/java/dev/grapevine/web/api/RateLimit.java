package dev.grapevine.web.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.grapevine.web.problem.Answer;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import dev.grapevine.web.security.LimitSettings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often a key may call, counted in this process: with several processes a key gets as many times more, which harms
 * nobody. Every answer says what is left (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Component
@Order(0)
class RateLimit extends OncePerRequestFilter {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final long allowed;
    private final Answer answer;
    private final Cache<UUID, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    RateLimit(LimitSettings limits, Answer answer) {
        this.allowed = limits.requestsPerMinute();
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getUserPrincipal() instanceof Caller caller)) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe probe = buckets.get(caller.keyId(), key -> full()).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", "\"key\";q=" + allowed + ";w=" + WINDOW.toSeconds());
        response.setHeader(
                "RateLimit",
                "\"key\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            Duration wait = Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill()));
            answer.write(
                    Problem.of(
                                    ProblemType.TOO_MANY_REQUESTS,
                                    "This key may make " + allowed + " requests a minute. Wait " + wait.toSeconds()
                                            + " s.")
                            .retryAfter(wait),
                    request,
                    response);
        }
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(allowed).refillGreedy(allowed, WINDOW))
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
