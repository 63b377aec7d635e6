package dev.grapevine.store;

import dev.grapevine.kernel.Parsed;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The store's name in public addresses, such as {@code /s/rose-and-thyme}. It stays for ever: customers have shared links
 * that contain it.
 *
 * @param text 3 to 40 small letters, digits and single dashes between them
 */
public record Slug(String text) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Words that stand for something else where a slug could be. */
    private static final Set<String> RESERVED = Set.of(
            "actuator",
            "admin",
            "api",
            "assets",
            "corner",
            "dashboard",
            "demo",
            "docs",
            "error",
            "grapevine",
            "health",
            "help",
            "inbox",
            "new",
            "setup",
            "sign-in",
            "sign-out",
            "static",
            "unsubscribe",
            "widget",
            "www");

    /** Refuses with {@link IllegalArgumentException}; text from outside goes through {@link #parse}. */
    public Slug {
        String problem = problem(text);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    public static Parsed<Slug> parse(String text) {
        String problem = problem(text);
        return problem.isEmpty() ? new Parsed.Value<>(new Slug(text)) : new Parsed.Refused<>(problem);
    }

    private static String problem(String text) {
        if (text.length() < 3 || text.length() > 40 || !SHAPE.matcher(text).matches()) {
            return "A store's address is 3 to 40 small letters, digits and dashes, like rose-and-thyme.";
        }
        return RESERVED.contains(text) ? "This address is reserved: choose another." : "";
    }

    @Override
    public String toString() {
        return text;
    }
}
