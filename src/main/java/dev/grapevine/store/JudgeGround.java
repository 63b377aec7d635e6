package dev.grapevine.store;

import java.awt.image.BufferedImage;

/** Finds on which grounds a picture can be told apart: a black word without a ground of its own is gone at night. */
final class JudgeGround {
    /** Fainter pixels are edges and shadows. */
    private static final int SOLID = 128;

    /** What is this faint on a ground is as good as gone. */
    private static final double GONE = 2;

    /** From this part of the picture on, its loss is noticed. */
    private static final double MUCH = 0.2;

    private static final Colour NIGHT = new Colour("#1c1c1f");

    private JudgeGround() {}

    static Logo.Ground of(BufferedImage picture) {
        int seen = 0;
        int goneAtNight = 0;
        int goneByDay = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int pixel = picture.getRGB(x, y);
                if (pixel >>> 24 >= SOLID) {
                    Colour colour = new Colour("#%06x".formatted(pixel & 0xffffff));
                    seen++;
                    goneAtNight += Contrast.between(colour, NIGHT) < GONE ? 1 : 0;
                    goneByDay += Contrast.between(colour, Contrast.WHITE) < GONE ? 1 : 0;
                }
            }
        }
        boolean ownGround = seen > 0.98 * picture.getWidth() * picture.getHeight();
        if (ownGround || Math.max(goneAtNight, goneByDay) < MUCH * seen) {
            return Logo.Ground.ANY;
        }
        return goneAtNight >= goneByDay ? Logo.Ground.LIGHT : Logo.Ground.DARK;
    }
}
