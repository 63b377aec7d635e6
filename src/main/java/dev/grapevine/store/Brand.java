package dev.grapevine.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How the store looks. The colours are the merchant's wish: pages compute the contrast and darken or lighten for text.
 *
 * @param primary buttons and links
 * @param accent what should be noticed
 * @param background the page
 * @param radius of corners in pixels, 0 to 32
 * @param logo secure address of the logo's picture, or null; one that was uploaded goes before it, see {@link Logos}
 */
public record Brand(
        Colour primary,
        Colour accent,
        Colour background,
        Font font,
        int radius,
        @Nullable URI logo) {

    /** Fonts that every device has, so that no page asks a third party for one. */
    public enum Font {
        SYSTEM,
        SERIF,
        ROUNDED,
        MONOSPACE
    }

    public static final Brand PLAIN =
            new Brand(new Colour("#5b3a8c"), new Colour("#2f7d4f"), new Colour("#ffffff"), Font.SYSTEM, 8, null);

    /** Refuses with {@link IllegalArgumentException}. */
    public Brand {
        if (radius < 0 || radius > 32) {
            throw new IllegalArgumentException("A radius is 0 to 32 pixels.");
        }
        if (logo != null && (!"https".equals(logo.getScheme()) || logo.getHost() == null)) {
            throw new IllegalArgumentException(
                    "A logo is at a secure address, like https://shop.example.com/logo.png.");
        }
    }
}
