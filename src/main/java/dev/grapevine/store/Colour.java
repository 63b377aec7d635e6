package dev.grapevine.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.grapevine.kernel.Parsed;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A colour of the screen.
 *
 * @param hex red, green and blue of sRGB: {@code #b3261e}
 */
public record Colour(@JsonValue String hex) {
    private static final Pattern SHAPE = Pattern.compile("#[0-9a-f]{6}");

    /** Refuses with {@link IllegalArgumentException}; text from outside goes through {@link #parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Colour {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("A colour is # and six digits of base 16, like #b3261e.");
        }
    }

    public static Parsed<Colour> parse(String text) {
        String hex = text.strip().toLowerCase(Locale.ROOT);
        return SHAPE.matcher(hex).matches()
                ? new Parsed.Value<>(new Colour(hex))
                : new Parsed.Refused<>("A colour is # and six digits of base 16, like #b3261e.");
    }

    @Override
    public String toString() {
        return hex;
    }
}
