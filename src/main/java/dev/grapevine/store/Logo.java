package dev.grapevine.store;

import java.util.Locale;

/**
 * The logo that a store has uploaded.
 *
 * @param hash of its bytes: another picture has another
 * @param width in pixels; it is shown at half of it or less, for fine screens
 */
public record Logo(String hash, int width, int height, Ground needs) {

    /** On which grounds the picture can be told apart. */
    public enum Ground {
        /** On every one, as it brings its own or has middling colours. */
        ANY,
        LIGHT,
        DARK;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Ground of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** How high a logo is shown on pages and in mails, in pixels, where it is not too wide for that. */
    public static final int HEIGHT = 44;

    private static final int WIDEST = 220;

    public int widthShown() {
        return Math.min(WIDEST, widthAt(HEIGHT));
    }

    public int heightShown() {
        int width = widthAt(HEIGHT);
        return width <= WIDEST ? HEIGHT : Math.max(1, HEIGHT * WIDEST / width);
    }

    /** How wide it is where it is shown so high. */
    public int widthAt(int shownHeight) {
        return Math.max(1, Math.round((float) width * shownHeight / height));
    }
}
