package dev.grapevine.browser;

import static dev.grapevine.browser.FitForShoppers.check;
import static dev.grapevine.browser.FitForShoppers.heaviest;
import static dev.grapevine.browser.FitForShoppers.weighsLittle;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.Chromium;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Chromium.Sight;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.store.Logos;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The landing page as a friend has it in her hand. */
class LandingPageTest {
    private static final String EVERY_SCREEN = "dev.grapevine.browser.FitForShoppers#everyScreenInLightAndDark";

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @ParameterizedTest
    @MethodSource(EVERY_SCREEN)
    void everyStateOfItIsFitForEverybody(Screen screen, ColorScheme scheme) {
        LiveShop shop = LiveShop.open(server);
        Advocate amy = shop.advocate("Amy");
        try (Sight sight = chromium.look(screen, scheme)) {
            Page page = sight.page();
            page.navigate(server.address() + shop.link(amy));
            check(sight, "landing", screen, scheme);
            page.locator("summary").click();
            check(sight, "landing-details", screen, scheme);
            page.getByText("Show my code").click();
            assertThat(page.getByText("Shop now").getAttribute("href"))
                    .contains("coupon=" + page.locator("#code").inputValue());
            check(sight, "landing-code", screen, scheme);
            page.navigate(server.address() + shop.path("/r/0000000000"));
            check(sight, "landing-unknown", screen, scheme);
            shop.pause();
            page.navigate(server.address() + shop.link(amy));
            check(sight, "landing-paused", screen, scheme);
        }
    }

    @Test
    void theCodeCopiesWithOneTapThatConfirmsItself() {
        LiveShop shop = LiveShop.open(server);
        try (Sight sight = chromium.look(Screen.PHONE, ColorScheme.LIGHT)) {
            Page page = sight.page();
            sight.window().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            page.navigate(server.address() + shop.link(shop.advocate("Amy")));
            page.getByText("Show my code").click();
            page.locator("[data-copy=code]").click();
            page.locator("[data-copy=code]:has-text('Copied')").waitFor();
            assertThat(page.evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(page.locator("#code").inputValue());
        }
    }

    @Test
    void itFitsTheNarrowestScreenAndTwiceTheSizeOfLetters() {
        LiveShop shop = LiveShop.open(server);
        try (Sight sight = chromium.look(Screen.PHONE, ColorScheme.LIGHT)) {
            Page page = sight.page();
            page.setViewportSize(320, 640);
            page.navigate(server.address() + shop.link(shop.advocate("Maximiliane-Alexandra")) + "?lang=de");
            page.locator("form button").click();
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            sight.picture("landing-narrow-large");
            assertThat(sight.overflows()).isFalse();
        }
    }

    @Test
    void everythingTogetherWeighsAtMost60KilobytesAlsoWithTheHeaviestLogo() {
        LiveShop shop = LiveShop.open(server);
        server.part(Logos.class).put(shop.shop().id(), heaviest(), StoreParts.SYSTEM);
        try (Sight sight = chromium.look(Screen.PHONE, ColorScheme.LIGHT)) {
            weighsLittle(sight.page(), server.address(), shop.link(shop.advocate("Amy")));
        }
    }
}
