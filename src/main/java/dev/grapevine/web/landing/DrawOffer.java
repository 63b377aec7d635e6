package dev.grapevine.web.landing;

import dev.grapevine.store.Brand;
import dev.grapevine.store.Colour;
import dev.grapevine.store.Contrast;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws an offer as a ticket in the store's colours, 1200 by 630 pixels, which is what Open Graph readers crop least. Where
 * the machine has no font for the words, the ticket stays blank: title and text of the preview carry them anyway.
 */
final class DrawOffer {
    private static final Logger LOG = LoggerFactory.getLogger(DrawOffer.class);
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int MARGIN = 90;
    private static final int NOTCH = 36;

    private final Graphics2D canvas;
    private final Brand brand;

    private DrawOffer(Graphics2D canvas, Brand brand) {
        this.canvas = canvas;
        this.brand = brand;
    }

    static byte[] png(String offer, String store, Brand brand) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        DrawOffer drawing = new DrawOffer(canvas, brand);
        drawing.ticket();
        try {
            drawing.words(offer, store);
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            LOG.debug("This machine has no fonts to draw with", noFonts);
        }
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void ticket() {
        Color ground = color(brand.primary());
        canvas.setColor(ground);
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setColor(Color.WHITE);
        canvas.fill(new RoundRectangle2D.Double(MARGIN, MARGIN, WIDTH - 2.0 * MARGIN, HEIGHT - 2.0 * MARGIN, 48, 48));
        double tear = HEIGHT - MARGIN - 130.0;
        canvas.setColor(ground);
        canvas.fill(new Ellipse2D.Double(MARGIN - NOTCH, tear - NOTCH, 2.0 * NOTCH, 2.0 * NOTCH));
        canvas.fill(new Ellipse2D.Double(WIDTH - MARGIN - NOTCH, tear - NOTCH, 2.0 * NOTCH, 2.0 * NOTCH));
        canvas.setColor(new Color(0xd8d5dd));
        canvas.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {2, 14}, 0));
        canvas.drawLine(MARGIN + NOTCH + 20, (int) tear, WIDTH - MARGIN - NOTCH - 20, (int) tear);
    }

    private void words(String offer, String store) {
        canvas.setColor(color(Contrast.apart(brand.primary(), new Colour("#ffffff"), Contrast.TEXT)));
        centred(store, new Font(Font.SANS_SERIF, Font.BOLD, 44), HEIGHT - MARGIN - 50);
        canvas.setColor(new Color(0x17161a));
        for (int size = 104; size >= 48; size -= 8) {
            Font font = new Font(Font.SANS_SERIF, Font.BOLD, size);
            List<String> lines = lines(offer, canvas.getFontMetrics(font));
            int height = lines.size() * size * 11 / 10;
            if (height <= HEIGHT - 2 * MARGIN - 130 - 40 || size == 48) {
                int y = MARGIN + (HEIGHT - 2 * MARGIN - 130 - height) / 2 + size;
                for (String line : lines) {
                    centred(line, font, y);
                    y += size * 11 / 10;
                }
                return;
            }
        }
    }

    private void centred(String text, Font font, int y) {
        if (font.canDisplayUpTo(text) < 0) {
            canvas.setFont(font);
            canvas.drawString(text, (WIDTH - canvas.getFontMetrics().stringWidth(text)) / 2, y);
        }
    }

    /** Broken where words end; a script without spaces, or one long word, is broken where it must be. */
    private static List<String> lines(String text, FontMetrics metrics) {
        int room = WIDTH - 2 * MARGIN - 120;
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (metrics.stringWidth(rest) > room) {
            int end = rest.length();
            while (end > 1 && metrics.stringWidth(rest.substring(0, end)) > room) {
                end = rest.offsetByCodePoints(end, -1);
            }
            int space = rest.lastIndexOf(' ', end);
            int at = space > 0 ? space : end;
            lines.add(rest.substring(0, at));
            rest = rest.substring(at).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static Color color(Colour colour) {
        return Color.decode(colour.hex());
    }
}
