package dev.grapevine.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads a file that somebody sends as a logo. What it is, its first bytes say; what it is called, is not asked. */
public final class ReadLogo {
    public static final int MOST_BYTES = 512 * 1024;

    /** Pixels, of either side. */
    public static final int LONGEST_SIDE = 2000;

    private ReadLogo() {}

    public static LogoReading of(byte[] file) {
        if (file.length > MOST_BYTES) {
            return new LogoReading.TooHeavy(file.length);
        }
        String format = format(file);
        Iterator<ImageReader> readers =
                switch (format) {
                    // Only these, though the JDK reads more: each reader is one more for hostile files to try.
                    case "PNG", "JPEG", "WebP" -> ImageIO.getImageReadersByFormatName(format);
                    default -> java.util.Collections.emptyIterator();
                };
        if (!readers.hasNext()) {
            return new LogoReading.OtherFormat(format);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            // Without its notes, which can be packed as small as a bomb.
            reader.setInput(input, true, true);
            return read(reader);
        } catch (IOException | RuntimeException broken) {
            return new LogoReading.Broken(format);
        } finally {
            reader.dispose();
        }
    }

    private static LogoReading read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        // Asked before it is drawn: a few bytes can unfold to gigabytes.
        return width > LONGEST_SIDE || height > LONGEST_SIDE
                ? new LogoReading.TooLarge(width, height)
                : new LogoReading.Read(LogoPicture.of(reader.read(0)));
    }

    private static String format(byte[] file) {
        String begin = new String(file, 0, Math.min(file.length, 1000), StandardCharsets.ISO_8859_1);
        if (begin.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "PNG";
        } else if (begin.startsWith("\u00ff\u00d8\u00ff")) {
            return "JPEG";
        } else if (begin.startsWith("RIFF") && begin.startsWith("WEBP", 8)) {
            return "WebP";
        } else if (begin.contains("<svg")) {
            return "SVG";
        } else if (begin.startsWith("GIF8")) {
            return "GIF";
        } else if (begin.startsWith("ftypavif", 4)) {
            return "AVIF";
        } else if (begin.startsWith("ftyphei", 4)) {
            return "HEIC";
        }
        return "";
    }
}
