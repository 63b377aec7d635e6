package dev.grapevine.web.landing;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The visit by which a friend asked for her code, in a cookie of this very link's page: so she finds the same code when she
 * comes back, and no second one is made. Only who asked for a code gets it, no script reads it and nobody else is sent it.
 */
final class OpenedOffer {
    private static final String NAME = "opened";
    private static final Duration LASTS = Duration.ofDays(30);

    private OpenedOffer() {}

    /** The token of that visit. */
    static Optional<String> visit(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst();
    }

    static void remember(String visitToken, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(NAME, visitToken)
                .path(request.getRequestURI())
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(LASTS)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
