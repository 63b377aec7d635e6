package dev.grapevine.web.dashboard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody wanted to go before signing in: a page of the dashboard and nothing else. */
final class Destination {
    static final String OVERVIEW = "/dashboard";

    private static final Pattern PAGE = Pattern.compile("/dashboard(/[A-Za-z0-9_-]+)*(\\?[A-Za-z0-9_=&%.+~-]*)?");

    private Destination() {}

    static String of(@Nullable String wanted) {
        return wanted != null
                        && wanted.length() <= 1000
                        && PAGE.matcher(wanted).matches()
                        && !wanted.startsWith(DashboardDoor.SIGN_IN)
                ? wanted
                : OVERVIEW;
    }

    /** The sign-in that leads back to what was asked for, as far as that was a page. */
    static String signInFor(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String wanted = of(request.getMethod().equals("GET") ? request.getRequestURI() + query : null);
        return wanted.equals(OVERVIEW)
                ? DashboardDoor.SIGN_IN
                : DashboardDoor.SIGN_IN + "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }
}
