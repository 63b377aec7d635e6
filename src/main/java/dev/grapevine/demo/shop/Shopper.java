package dev.grapevine.demo.shop;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Who shops, as the shop's own cookies say. They hold nothing but what the shop itself has put there, and are not trusted. */
final class Shopper {
    static final String BASKET = "shop_basket";
    static final String COUPON = "shop_coupon";
    static final String VISIT = "shop_visit";

    private static final String NAME = "shop_name";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9_.~-]{1,200}");
    private static final Duration KEPT = Duration.ofDays(60);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Shopper(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** A random name of this browser, by which it finds its orders again. */
    String name() {
        return kept(NAME).orElseGet(() -> {
            byte[] bits = new byte[16];
            RANDOM.nextBytes(bits);
            String fresh = HexFormat.of().formatHex(bits);
            keep(NAME, fresh);
            return fresh;
        });
    }

    Optional<String> kept(String name) {
        Cookie[] all = request.getCookies();
        if (all != null) {
            for (Cookie one : all) {
                if (one.getName().equals(name) && SANE.matcher(one.getValue()).matches()) {
                    return Optional.of(one.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** Keeps what is sane; anything else, such as an edited address, is as good as nothing. */
    void keep(String name, String value) {
        if (SANE.matcher(value).matches()) {
            set(name, value, KEPT);
        }
    }

    void forget(String name) {
        set(name, "", Duration.ZERO);
    }

    private void set(String name, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/demo-shop")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    String browser() {
        String agent = request.getHeader("User-Agent");
        return agent == null || agent.isBlank() ? "unknown" : agent.length() > 500 ? agent.substring(0, 500) : agent;
    }

    /**
     * Where the shopper sits. All of the demo's people share one machine, which would look like one household; so each
     * browser is given a network of its own, of those that RFC 3849 keeps for examples.
     */
    String address() {
        String name = name();
        return "2001:db8:" + name.substring(0, 4) + ":" + name.substring(4, 8) + "::5";
    }
}
