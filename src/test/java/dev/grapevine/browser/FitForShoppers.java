package dev.grapevine.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Chromium.Sight;
import dev.grapevine.given.Pictures;
import dev.grapevine.store.LogoPicture;
import dev.grapevine.store.LogoReading;
import dev.grapevine.store.ReadLogo;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What every page that shoppers see is held to. */
final class FitForShoppers {
    private static final int MOST_BYTES = 60_000;

    private FitForShoppers() {}

    static Stream<Arguments> everyScreenInLightAndDark() {
        return Stream.of(Screen.values()).flatMap(screen -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(scheme -> Arguments.of(screen, scheme)));
    }

    static void check(Sight sight, String name, Screen screen, ColorScheme scheme) {
        String full = (name + "-" + screen + "-" + scheme).toLowerCase(Locale.ROOT);
        sight.picture(full);
        assertThat(sight.barriers()).as(full).isEmpty();
        assertThat(sight.complaints()).as(full).isEmpty();
        assertThat(sight.overflows()).as(full).isFalse();
    }

    /** A logo of as many pixels and bytes as may be uploaded. */
    static LogoPicture heaviest() {
        return ReadLogo.of(Pictures.noise(1200, 105)) instanceof LogoReading.Read(LogoPicture picture)
                ? picture
                : fail("The picture can't be uploaded");
    }

    /** Everything together over the wire, and all of it from this server. */
    static void weighsLittle(Page page, URI server, String path) {
        AtomicLong bytes = new AtomicLong();
        page.onRequestFinished(request -> {
            assertThat(request.url()).startsWith(server.toString());
            bytes.addAndGet(request.sizes().responseBodySize + request.sizes().responseHeadersSize);
        });
        page.navigate(server + path);
        page.waitForLoadState();
        assertThat(bytes.get()).isBetween(1_000L, (long) MOST_BYTES);
    }
}
