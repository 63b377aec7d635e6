package dev.grapevine.web.shopper;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.grapevine.platform.http.Outbound;
import dev.grapevine.platform.http.OutboundAnswer;
import dev.grapevine.platform.http.OutboundRequest;
import dev.grapevine.store.LogoPicture;
import dev.grapevine.store.Logos;
import dev.grapevine.store.Store;
import java.io.ByteArrayInputStream;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A store's logo from this server, so that no page asks another one: the one that was uploaded, or else fetched from where
 * the merchant has it, and made as small as pages show it.
 */
@Controller
class ShowLogo {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_FETCHED = 2_000_000;
    /** What can't be made smaller must be small already: pages have 60 KB for everything. */
    private static final int MOST_UNCHANGED = 30_000;

    private static final int MOST_PIXELS = 16_000_000;

    /** No script runs in it, also where somebody opens it by itself. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Picture(String type, byte[] bytes) {}

    private final ShopPages shops;
    private final Logos logos;
    private final Outbound outbound;
    private final Cache<URI, Optional<Picture>> pictures =
            Caffeine.newBuilder().maximumSize(500).expireAfterWrite(KEPT).build();

    ShowLogo(ShopPages shops, Logos logos, Outbound outbound) {
        this.shops = shops;
        this.logos = logos;
        this.outbound = outbound;
    }

    /**
     * The one that was uploaded. Another one has another address, so that this may be kept for ever; mails with the address
     * of one before it are led on to the one that is now.
     */
    @GetMapping(ShopPages.SLUG + "/logo/{hash:[0-9a-f]{32}}.png")
    ResponseEntity<byte[]> uploaded(@PathVariable("slug") String slug, @PathVariable("hash") String hash) {
        Store store = shops.store(slug);
        return logos.png(store.id(), hash)
                .map(png -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .header("Content-Security-Policy", POLICY)
                        .body(png))
                .orElseGet(() -> leadOn(store));
    }

    private static ResponseEntity<byte[]> leadOn(Store store) {
        @Nullable String now = store.logoPath();
        return now == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.status(HttpStatus.FOUND)
                        .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                        .location(URI.create(now))
                        .build();
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
                        ? Optional.of(new Picture(
                                "image/png", LogoPicture.of(reader.read(0)).png()))
                        : Optional.empty();
            } finally {
                reader.dispose();
            }
        }
    }
}
