package dev.grapevine.web.dashboard.entrance;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The dashboard's cookies: read by no script, sent by no other site's form, and below {@code /dashboard} only. */
final class Cookies {
    static final String SESSION = "gv_dashboard";
    static final String CHOICE = "gv_choice";

    private Cookies() {}

    static Optional<String> read(HttpServletRequest request, String name) {
        Cookie @Nullable [] all = request.getCookies();
        return all == null
                ? Optional.empty()
                : Arrays.stream(all)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** Until the browser is closed. */
    static void set(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        write(request, response, name, value, Duration.ofSeconds(-1));
    }

    static void clear(HttpServletRequest request, HttpServletResponse response, String name) {
        write(request, response, name, "", Duration.ZERO);
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .path("/dashboard")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
