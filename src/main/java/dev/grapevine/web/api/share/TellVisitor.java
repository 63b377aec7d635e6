package dev.grapevine.web.api.share;

import dev.grapevine.platform.secret.Fingerprints;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells who visits: with a publishable key the request is the visitor's own, and says itself where it comes from; with a
 * secret one it comes from the shop's server, which has to say it of its visitor.
 */
@Component
class TellVisitor {
    private final Fingerprints fingerprints;

    TellVisitor(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    Visitor of(Caller caller, @Nullable BrowserAsked browser, HttpServletRequest request, List<FieldProblem> problems) {
        @Nullable String network = network(caller, browser, request, problems);
        @Nullable String device = device(caller, browser, problems);
        if (caller.isPublishable()) {
            return new Visitor(request.getHeader("User-Agent"), purpose(request), network, device);
        }
        @Nullable String userAgent = browser == null ? null : browser.userAgent();
        if (userAgent == null || userAgent.isBlank() || userAgent.length() > 2_000) {
            problems.add(
                    new FieldProblem("browser.user_agent", "is the visitor's own, which tells people from programs."));
        }
        return new Visitor(userAgent, null, network, device);
    }

    /** A fingerprint of the visitor's address, or null where it is not known. */
    @Nullable
    String network(
            Caller caller, @Nullable BrowserAsked browser, HttpServletRequest request, List<FieldProblem> problems) {
        boolean isTold = browser != null && (browser.ip() != null || browser.userAgent() != null);
        if (caller.isPublishable() && isTold) {
            problems.add(new FieldProblem(
                    "browser", "tells ip and user_agent only with a secret key; here the request itself tells them."));
        }
        @Nullable String told = browser == null ? null : browser.ip();
        @Nullable String ip = caller.isPublishable() ? request.getRemoteAddr() : told;
        @Nullable
        String network =
                ip == null ? null : fingerprints.network(caller.storeId(), ip).orElse(null);
        if (told != null && network == null) {
            problems.add(new FieldProblem("browser.ip", "is an IPv4 or IPv6 address, like 203.0.113.9."));
        }
        return network;
    }

    private @Nullable String device(Caller caller, @Nullable BrowserAsked browser, List<FieldProblem> problems) {
        @Nullable String device = browser == null ? null : browser.device();
        if (device != null && (device.isBlank() || device.length() > 255)) {
            problems.add(new FieldProblem("browser.device", "has 1 to 255 characters."));
        }
        return device == null ? null : fingerprints.device(caller.storeId(), device);
    }

    private static @Nullable String purpose(HttpServletRequest request) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
