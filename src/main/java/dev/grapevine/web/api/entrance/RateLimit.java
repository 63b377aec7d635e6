package dev.grapevine.web.api.entrance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.grapevine.platform.secret.Fingerprints;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often a key may call, and with a key that everybody can read also each address that uses it; counted in this process:
 * with several processes a key gets as many times more, which harms nobody. Every answer says what is left
 * (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Component
@Order(0)
class RateLimit extends OncePerRequestFilter {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final LimitSettings limits;
    private final Fingerprints fingerprints;
    private final Answer answer;
    private final Cache<Counted, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    RateLimit(LimitSettings limits, Fingerprints fingerprints, Answer answer) {
        this.limits = limits;
        this.fingerprints = fingerprints;
        this.answer = answer;
    }

    /** @param network a fingerprint of the visitor's, or null for the key as a whole */
    private record Counted(UUID key, @Nullable String network) {
        String policy() {
            return network == null ? "key" : "visitor";
        }

        String who() {
            return network == null ? "This key" : "One visitor";
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getUserPrincipal() instanceof Caller caller)) {
            chain.doFilter(request, response);
            return;
        }
        List<String> policies = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Counted counted : counted(caller, request)) {
            ConsumptionProbe probe = buckets.get(counted, this::full).tryConsumeAndReturnRemaining(1);
            String name = "\"" + counted.policy() + "\"";
            policies.add(name + ";q=" + allowed(counted) + ";w=" + WINDOW.toSeconds());
            left.add(name + ";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
            response.setHeader("RateLimit-Policy", String.join(", ", policies));
            response.setHeader("RateLimit", String.join(", ", left));
            if (!probe.isConsumed()) {
                refuse(counted, Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill())), request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** The visitor first, so that one who is refused takes nothing from all the others. */
    private List<Counted> counted(Caller caller, HttpServletRequest request) {
        Counted whole = new Counted(caller.keyId(), null);
        if (!caller.isPublishable()) {
            return List.of(whole);
        }
        String network =
                fingerprints.network(caller.storeId(), request.getRemoteAddr()).orElse(request.getRemoteAddr());
        return List.of(new Counted(caller.keyId(), network), whole);
    }

    private void refuse(Counted counted, Duration wait, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer.write(
                Problem.of(
                                ProblemType.TOO_MANY_REQUESTS,
                                counted.who() + " may make " + allowed(counted) + " requests a minute. Wait "
                                        + wait.toSeconds() + " s.")
                        .retryAfter(wait),
                request,
                response);
    }

    private Bucket full(Counted counted) {
        long allowed = allowed(counted);
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(allowed).refillGreedy(allowed, WINDOW))
                .build();
    }

    private long allowed(Counted counted) {
        return counted.network() == null ? limits.requestsPerMinute() : limits.visitorRequestsPerMinute();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
