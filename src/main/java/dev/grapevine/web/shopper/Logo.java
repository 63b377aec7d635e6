package dev.grapevine.web.shopper;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.grapevine.platform.http.Outbound;
import dev.grapevine.platform.http.OutboundAnswer;
import dev.grapevine.platform.http.OutboundRequest;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A store's logo from this server, so that no page asks another one: fetched from where the merchant has it, and made as
 * small as pages show it.
 */
@Controller
class Logo {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_FETCHED = 2_000_000;
    /** What can't be made smaller must be small already: pages have 60 KB for everything. */
    private static final int MOST_UNCHANGED = 30_000;

    private static final int MOST_PIXELS = 16_000_000;
    /** Twice the 40 pixels that it is shown at, for fine screens. */
    private static final int HEIGHT = 80;

    private static final int WIDTH = 640;

    /** No script runs in it, also where somebody opens it by itself. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Picture(String type, byte[] bytes) {}

    private final ShopPages shops;
    private final Outbound outbound;
    private final Cache<URI, Optional<Picture>> pictures =
            Caffeine.newBuilder().maximumSize(500).expireAfterWrite(KEPT).build();

    Logo(ShopPages shops, Outbound outbound) {
        this.shops = shops;
        this.outbound = outbound;
    }

    @GetMapping(ShopPages.SLUG + "/logo")
    ResponseEntity<byte[]> show(@PathVariable("slug") String slug) {
        @Nullable URI logo = shops.store(slug).profile().brand().logo();
        return Optional.ofNullable(logo)
                .flatMap(address -> pictures.get(address, this::fetch))
                .map(picture -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(picture.type()))
                        .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                        .header("Content-Security-Policy", POLICY)
                        .body(picture.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<Picture> fetch(URI address) {
        OutboundRequest request =
                OutboundRequest.get(address).within(Duration.ofSeconds(5)).atMost(MOST_FETCHED);
        return outbound.send(request) instanceof OutboundAnswer.Answered answer && answer.isSuccess()
                ? picture(answer.bytes())
                : Optional.empty();
    }

    /** What it is by its first bytes; what the other server calls it is not asked. */
    private static Optional<Picture> picture(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(bytes.length, 1000), StandardCharsets.ISO_8859_1);
        boolean svg = begin.stripLeading().startsWith("<") && begin.contains("<svg");
        boolean webp = begin.startsWith("RIFF") && begin.startsWith("WEBP", 8);
        if (svg || webp) {
            return bytes.length <= MOST_UNCHANGED
                    ? Optional.of(new Picture(svg ? "image/svg+xml" : "image/webp", bytes))
                    : Optional.empty();
        }
        try {
            return smaller(bytes);
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static Optional<Picture> smaller(byte[] bytes) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                // Asked before it is decoded: a few bytes can unfold to gigabytes.
                return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS
                        ? Optional.of(new Picture("image/png", png(scaled(reader.read(0)))))
                        : Optional.empty();
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage scaled(BufferedImage original) {
        double factor =
                Math.min(1, Math.min((double) HEIGHT / original.getHeight(), (double) WIDTH / original.getWidth()));
        int width = Math.max(1, (int) Math.round(original.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(original.getHeight() * factor));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = small.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(original, 0, 0, width, height, null);
        canvas.dispose();
        return small;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
