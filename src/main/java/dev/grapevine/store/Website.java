package dev.grapevine.store;

import dev.grapevine.kernel.Parsed;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A web origin (RFC 6454) that belongs to the store: people may be sent to it, and it may embed the widget.
 *
 * @param origin scheme, host in ASCII and port where it is not the scheme's own: {@code https://shop.example.com}
 */
public record Website(String origin) {
    private static final int LONGEST = 200;
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

    /** Refuses with {@link IllegalArgumentException}; text from outside goes through {@link #parse}. */
    public Website {
        if (!origin.equals(normal(origin))) {
            throw new IllegalArgumentException("Not an origin: " + origin);
        }
    }

    /** An address of the website as a person writes it: {@code https://} may be missing, and a path is left out. */
    public static Parsed<Website> parse(String text) {
        String stripped = text.strip();
        String origin = normal(stripped.contains("://") ? stripped : "https://" + stripped);
        return origin == null
                ? new Parsed.Refused<>("A website is a secure address like https://shop.example.com.")
                : new Parsed.Value<>(new Website(origin));
    }

    /** Whether the address lies on this website: same scheme, host and port. Another subdomain is another website. */
    public boolean contains(URI address) {
        return address.isAbsolute() && address.getRawUserInfo() == null && origin.equals(normal(address.toString()));
    }

    @Override
    public String toString() {
        return origin;
    }

    private static @Nullable String normal(String text) {
        if (text.length() > LONGEST * 10) {
            return null;
        }
        try {
            return normal(new URI(ascii(text)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String normal(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return null;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean local = THIS_MACHINE.matcher(host).matches();
        // Plain http is for trying things out on one's own machine.
        boolean known = scheme.equals("https") || (local && scheme.equals("http"));
        if (!known
                || uri.getPort() > 65_535
                || host.length() > LONGEST
                || !(local || HOST.matcher(host).matches())) {
            return null;
        }
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + host + (uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort());
    }

    /** The same address with its host as DNS knows it; {@link URI} finds no host with other letters in it. */
    private static String ascii(String text) {
        int from = text.indexOf("://") + 3;
        int to = from;
        while (to < text.length() && "/?#:".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        String host = text.substring(from, to);
        return host.chars().allMatch(c -> c < 128)
                ? text
                : text.substring(0, from) + IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES) + text.substring(to);
    }
}
