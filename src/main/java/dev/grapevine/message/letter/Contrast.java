package dev.grapevine.message.letter;

import dev.grapevine.store.Colour;

/** Whether colours can be told apart, by the formulas of WCAG 2.2 (relative luminance, contrast ratio). */
final class Contrast {
    /** What text needs, success criterion 1.4.3. */
    static final double TEXT = 4.5;

    static final Colour WHITE = new Colour("#ffffff");
    static final Colour BLACK = new Colour("#000000");
    private static final Colour INK = new Colour("#1b1b1f");
    private static final int STEPS = 50;

    private Contrast() {}

    /** From 1 (the same) to 21 (black and white). */
    static double between(Colour one, Colour other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** White or nearly black, whichever reads better on it; and black on the few middling grounds where neither does. */
    static Colour textOn(Colour ground) {
        if (between(WHITE, ground) >= TEXT) {
            return WHITE;
        }
        return between(INK, ground) >= TEXT ? INK : BLACK;
    }

    /** The colour itself, or as little darker or lighter as it takes to be read on the ground. */
    static Colour readable(Colour colour, Colour ground) {
        Colour towards = textOn(ground);
        for (int step = 0; step < STEPS; step++) {
            Colour mixed = mix(colour, towards, step / (double) STEPS);
            if (between(mixed, ground) >= TEXT) {
                return mixed;
            }
        }
        return towards;
    }

    static Colour mix(Colour from, Colour to, double part) {
        StringBuilder hex = new StringBuilder("#");
        for (int channel = 0; channel < 3; channel++) {
            long mixed = Math.round(channel(from, channel) * (1 - part) + channel(to, channel) * part);
            hex.append("%02x".formatted(mixed));
        }
        return new Colour(hex.toString());
    }

    static boolean isDark(Colour colour) {
        return textOn(colour).equals(WHITE);
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
