package dev.grapevine.store;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/**
 * A logo as it is shown: made small and drawn anew, so that nothing of the file survives but what can be seen.
 *
 * @param png at most {@link #WIDTH} by {@link #HEIGHT} pixels
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record LogoPicture(Logo logo, byte[] png) {
    /** Twice the 44 pixels of mails, for fine screens; pages show it at 40. */
    public static final int HEIGHT = 88;

    public static final int WIDTH = 640;

    /** Bytes: pages have 60 KB for everything. What is full of detail gets smaller until it weighs no more. */
    public static final int HEAVIEST = 24_000;

    public static LogoPicture of(BufferedImage original) {
        BufferedImage small = small(original);
        byte[] png = png(small);
        while (png.length > HEAVIEST) {
            small = drawn(small, Math.max(1, small.getWidth() * 4 / 5), Math.max(1, small.getHeight() * 4 / 5));
            png = png(small);
        }
        return new LogoPicture(new Logo(hash(png), small.getWidth(), small.getHeight(), JudgeGround.of(small)), png);
    }

    private static BufferedImage small(BufferedImage original) {
        double factor =
                Math.min(1, Math.min((double) HEIGHT / original.getHeight(), (double) WIDTH / original.getWidth()));
        int width = Math.max(1, (int) Math.round(original.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(original.getHeight() * factor));
        BufferedImage image = original;
        // By halves: in one great step, most of the pixels would count for nothing.
        while (image.getWidth() >= 2 * width && image.getHeight() >= 2 * height) {
            image = drawn(image, image.getWidth() / 2, image.getHeight() / 2);
        }
        return drawn(image, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D brush = canvas.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(image, 0, 0, width, height, null);
        brush.dispose();
        return canvas;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] png) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
