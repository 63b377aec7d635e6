package dev.grapevine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.grapevine.given.Chromium;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Chromium.Sight;
import java.util.Locale;

/** One walk through the demo: on which screen, in which light, and what is looked at on its way. */
record Walk(Handout handout, Chromium chromium, Screen screen, ColorScheme scheme) {
    private static final int PATIENCE_MS = 20_000;

    /** A window of somebody who was never here. */
    Sight look() {
        Sight sight = chromium.look(screen, scheme);
        sight.page().setDefaultTimeout(PATIENCE_MS);
        return sight;
    }

    /** What tells this walk's people and pictures from another's. */
    String as() {
        return (screen + "-" + scheme).toLowerCase(Locale.ROOT);
    }

    /** A page that is seen for the first time: fit for everybody. */
    void check(Sight sight, String name) {
        again(sight, name);
        assertThat(sight.barriers()).as(name + " " + as()).isEmpty();
    }

    /** A page that was checked before and says something else now. */
    void again(Sight sight, String name) {
        String full = "demo-" + name + "-" + as();
        sight.picture(full);
        assertThat(sight.complaints()).as(full).isEmpty();
        assertThat(sight.overflows()).as(full).isFalse();
    }

    /** Opens the page until work that goes on behind it shows. */
    static void await(Page page, String url, Locator wanted) {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000L;
        page.navigate(url);
        while (wanted.count() == 0) {
            assertThat(System.nanoTime()).as(url + " shows " + wanted).isLessThan(end);
            page.waitForTimeout(100);
            page.navigate(url);
        }
    }
}
