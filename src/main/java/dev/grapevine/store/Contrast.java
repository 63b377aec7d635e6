package dev.grapevine.store;

/** Whether colours can be told apart, by the formulas of WCAG 2.2 (relative luminance, contrast ratio). */
public final class Contrast {
    /** What text needs: success criterion 1.4.3. */
    public static final double TEXT = 4.5;
    /** What the edge of a button or field needs: success criterion 1.4.11. */
    public static final double EDGE = 3;

    public static final Colour WHITE = new Colour("#ffffff");
    public static final Colour BLACK = new Colour("#000000");
    private static final Colour INK = new Colour("#17161a");
    private static final int STEPS = 50;

    private Contrast() {}

    /** From 1 (the same) to 21 (black and white). */
    public static double between(Colour one, Colour other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** White or nearly black, whichever reads on it, and black on the few middling grounds where neither does: always {@link #TEXT}. */
    public static Colour textOn(Colour ground) {
        if (between(WHITE, ground) >= TEXT) {
            return WHITE;
        }
        return between(INK, ground) >= TEXT ? INK : BLACK;
    }

    /** The colour itself, or as little darker or lighter as it takes to be read on the ground. */
    public static Colour readable(Colour colour, Colour ground) {
        return apart(colour, ground, TEXT);
    }

    /** The colour itself, or as little darker or lighter as it takes to stand out so much from the ground. */
    public static Colour apart(Colour colour, Colour ground, double ratio) {
        Colour towards = textOn(ground);
        for (int step = 0; step < STEPS; step++) {
            Colour mixed = mix(colour, towards, step / (double) STEPS);
            if (between(mixed, ground) >= ratio) {
                return mixed;
            }
        }
        return towards;
    }

    public static boolean isDark(Colour colour) {
        return textOn(colour).equals(WHITE);
    }

    /** @param part how much of the second, from 0 to 1 */
    public static Colour mix(Colour from, Colour to, double part) {
        StringBuilder hex = new StringBuilder("#");
        for (int channel = 0; channel < 3; channel++) {
            long mixed = Math.round(channel(from, channel) * (1 - part) + channel(to, channel) * part);
            hex.append("%02x".formatted(mixed));
        }
        return new Colour(hex.toString());
    }

    private static double luminance(Colour colour) {
        return 0.2126 * linear(channel(colour, 0))
                + 0.7152 * linear(channel(colour, 1))
                + 0.0722 * linear(channel(colour, 2));
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static int channel(Colour colour, int index) {
        return Integer.parseInt(colour.hex(), 1 + 2 * index, 3 + 2 * index, 16);
    }
}
