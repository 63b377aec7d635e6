package dev.grapevine.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as it left the browser, according to the trusted proxy that brought it.
 *
 * <p>Of X-Forwarded-For, which the browser may have begun itself, only what trusted proxies added is believed: from the
 * right, the first address that isn't theirs. {@code Forwarded} (RFC 7239) is not read: a proxy that writes the one header
 * hands the other on unseen, and then anybody could write it.
 */
final class ForwardedRequest extends HttpServletRequestWrapper {
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?");
    private static final Pattern V4_WITH_PORT = Pattern.compile("([0-9.]+):[0-9]+");
    private static final Pattern V6_IN_BRACKETS = Pattern.compile("\\[([0-9a-fA-F:.]+)](?::[0-9]+)?");

    private final String client;
    private final String scheme;
    private final String host;
    private final int port;

    ForwardedRequest(HttpServletRequest request, TrustedProxies proxies) {
        super(request);
        client = client(request, proxies);
        scheme = last(request, "X-Forwarded-Proto")
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.equals("http") || text.equals("https"))
                .orElse(request.getScheme());
        Optional<Matcher> named =
                last(request, "X-Forwarded-Host").map(HOST::matcher).filter(Matcher::matches);
        host = named.map(match -> match.group(1)).orElse(request.getServerName());
        port = named.map(match -> port(match.group(2))).orElseGet(() -> portOf(request));
    }

    private static String client(HttpServletRequest request, TrustedProxies proxies) {
        String client = request.getRemoteAddr();
        for (String hop : values(request, "X-Forwarded-For").reversed()) {
            Optional<String> address =
                    TrustedProxies.address(withoutPort(hop)).map(java.net.InetAddress::getHostAddress);
            if (address.isEmpty()) {
                return client;
            }
            client = address.get();
            if (!proxies.trusts(client)) {
                return client;
            }
        }
        return client;
    }

    private static String withoutPort(String hop) {
        for (Pattern spelling : List.of(V4_WITH_PORT, V6_IN_BRACKETS)) {
            Matcher match = spelling.matcher(hop);
            if (match.matches()) {
                return match.group(1);
            }
        }
        return hop;
    }

    private static Optional<String> last(HttpServletRequest request, String header) {
        List<String> values = values(request, header);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    private static List<String> values(HttpServletRequest request, String header) {
        List<String> values = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(header))) {
            for (String value : line.split(",", -1)) {
                values.add(value.strip());
            }
        }
        return values;
    }

    private int port(@Nullable String text) {
        int named = text == null ? 0 : Integer.parseInt(text);
        return named > 0 && named < 65536 ? named : standardPort();
    }

    /** A proxy that ends TLS and passes the host on as it came: the port is in the host or the standard one. */
    private int portOf(HttpServletRequest request) {
        return scheme.equals(request.getScheme()) ? request.getServerPort() : standardPort();
    }

    private int standardPort() {
        return scheme.equals("https") ? 443 : 80;
    }

    @Override
    public String getRemoteAddr() {
        return client;
    }

    @Override
    public String getRemoteHost() {
        return client;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public boolean isSecure() {
        return scheme.equals("https");
    }

    @Override
    public String getServerName() {
        return host;
    }

    @Override
    public int getServerPort() {
        return port;
    }

    @Override
    public StringBuffer getRequestURL() {
        String shown = port == standardPort() ? "" : ":" + port;
        return new StringBuffer(scheme + "://" + host + shown + getRequestURI());
    }
}
