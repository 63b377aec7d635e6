package dev.grapevine.web.shopper;

import dev.grapevine.corner.CornerSessions;
import dev.grapevine.platform.secret.Fingerprints;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Who is signed in to a store's corner, by a cookie of that store's pages alone. */
@Component
public class SignedIn {
    private static final String COOKIE = "gv_corner";

    private final CornerSessions sessions;
    private final Fingerprints fingerprints;

    SignedIn(CornerSessions sessions, Fingerprints fingerprints) {
        this.sessions = sessions;
        this.fingerprints = fingerprints;
    }

    /** The customer whose browser this is, or nothing. */
    public Optional<UUID> customer(ShopPage shop, HttpServletRequest request) {
        return token(request).flatMap(token -> sessions.customer(shop.id(), token));
    }

    /** Lets her in under a new token; the one this browser had before, hers or another's, opens nothing any more. */
    public void begin(ShopPage shop, UUID customerId, HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(old -> sessions.end(shop.id(), old));
        @Nullable
        String network =
                fingerprints.network(shop.id(), request.getRemoteAddr()).orElse(null);
        set(shop, sessions.begin(shop.id(), customerId, network), CornerSessions.LASTS, request, response);
    }

    public void end(ShopPage shop, HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(old -> sessions.end(shop.id(), old));
        set(shop, "", Duration.ZERO, request, response);
    }

    private static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static void set(
            ShopPage shop, String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path(shop.path(""))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
