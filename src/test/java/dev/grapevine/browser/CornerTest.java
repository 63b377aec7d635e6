package dev.grapevine.browser;

import static dev.grapevine.browser.FitForShoppers.check;
import static dev.grapevine.browser.FitForShoppers.heaviest;
import static dev.grapevine.browser.FitForShoppers.weighsLittle;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.corner.CornerLinks;
import dev.grapevine.corner.CornerSessions;
import dev.grapevine.corner.LinkRequest;
import dev.grapevine.given.Chromium;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Chromium.Sight;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.reward.ReleaseRewards;
import dev.grapevine.store.Logos;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The referral page and the corner as an advocate has them in her hand. */
class CornerTest {
    private static final String EVERY_SCREEN = "dev.grapevine.browser.FitForShoppers#everyScreenInLightAndDark";

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @ParameterizedTest
    @MethodSource(EVERY_SCREEN)
    void theWayInIsFitForEverybody(Screen screen, ColorScheme scheme) {
        LiveShop shop = LiveShop.open(server, LiveShop::forEveryone);
        try (Sight sight = chromium.look(screen, scheme)) {
            Page page = sight.page();
            page.navigate(server.address() + shop.path(""));
            check(sight, "join", screen, scheme);
            page.getByLabel("First name").fill("Amy");
            page.locator("#email").fill("amy@");
            page.getByText("Send me my link").click();
            check(sight, "join-wrong", screen, scheme);
            page.locator("#email").fill(StoreParts.freshEmail().original());
            page.getByText("Send me my link").click();
            page.getByText("Look into your mailbox").first().waitFor();
            check(sight, "mailed", screen, scheme);
            page.navigate(server.address() + shop.path("/corner"));
            check(sight, "sign-in", screen, scheme);
            page.navigate(server.address() + shop.path("/corner/enter/forged"));
            check(sight, "enter-forged", screen, scheme);
            page.navigate(server.address() + shop.path("/corner/enter/" + link(shop)));
            check(sight, "enter", screen, scheme);
            page.locator("form button").click();
            page.getByText("Nobody has bought yet").waitFor();
            check(sight, "corner-empty", screen, scheme);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_SCREEN)
    void theCornerIsFitForEverybody(Screen screen, ColorScheme scheme) {
        LiveShop shop = LiveShop.open(server, LiveShop::forEveryone);
        Advocate amy = shop.advocate("Amy");
        friends(shop, amy);
        try (Sight sight = chromium.look(screen, scheme)) {
            Page page = signedIn(sight, shop, amy);
            page.navigate(server.address() + shop.path("/corner"));
            page.getByText("Show as QR code").click();
            assertThat(page.locator(".friends > li").count()).isEqualTo(4);
            check(sight, "corner", screen, scheme);
            page.navigate(server.address() + shop.link(amy));
            check(sight, "landing-own", screen, scheme);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_SCREEN)
    void aStoreInDarkColoursIsReadableToo(Screen screen, ColorScheme scheme) {
        LiveShop shop = LiveShop.open(server, LiveShop::forEveryone);
        shop.look("#ffe100", "#00e0ff", "#101820");
        Advocate amy = shop.advocate("Amy");
        friends(shop, amy);
        try (Sight sight = chromium.look(screen, scheme)) {
            Page page = signedIn(sight, shop, amy);
            page.navigate(server.address() + shop.path("/corner"));
            check(sight, "corner-dark-brand", screen, scheme);
            page.navigate(server.address() + shop.link(shop.advocate("Bea")));
            check(sight, "landing-dark-brand", screen, scheme);
        }
    }

    @Test
    void sharingIsCountedWhereTheLinkItselfLeadsAway() {
        LiveShop shop = LiveShop.open(server, LiveShop::forEveryone);
        Advocate amy = shop.advocate("Amy");
        try (Sight sight = chromium.look(Screen.PHONE, ColorScheme.LIGHT)) {
            Page page = signedIn(sight, shop, amy);
            sight.window().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            page.navigate(server.address() + shop.path("/corner"));
            page.waitForResponse(
                    "**/corner/shared", () -> page.locator("[data-copy=link]").click());
            assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(server.address() + shop.link(amy));
        }
        assertThat(shop.count("share", "channel = 'copied_link'")).isEqualTo(1);
    }

    @Test
    void itFitsTheNarrowestScreenAndTwiceTheSizeOfLetters() {
        LiveShop shop = LiveShop.open(server, LiveShop::forEveryone);
        Advocate amy = shop.advocate("Amy");
        friends(shop, amy);
        try (Sight sight = chromium.look(Screen.PHONE, ColorScheme.LIGHT)) {
            Page page = signedIn(sight, shop, amy);
            page.setViewportSize(320, 640);
            page.navigate(server.address() + shop.path("/corner?lang=de"));
            assertThat(sight.overflows()).isFalse();
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            sight.picture("corner-narrow-large");
            assertThat(sight.overflows()).isFalse();
        }
    }

    @Test
    void everythingTogetherWeighsAtMost60KilobytesAlsoWithTheHeaviestLogo() {
        LiveShop shop = LiveShop.open(server, LiveShop::forEveryone);
        Advocate amy = shop.advocate("Amy");
        friends(shop, amy);
        server.part(Logos.class).put(shop.shop().id(), heaviest(), StoreParts.SYSTEM);
        try (Sight sight = chromium.look(Screen.PHONE, ColorScheme.LIGHT)) {
            weighsLittle(signedIn(sight, shop, amy), server.address(), shop.path("/corner"));
        }
    }

    private static void friends(LiveShop shop, Advocate amy) {
        Referral ben = shop.friendBought(amy, "Ben");
        shop.set(ben, "state = 'rewarded', approved_at = now(), rewarded_at = now()");
        server.part(ReleaseRewards.class).release(shop.shop().id(), List.of(ben.id()));
        Referral cleo = shop.friendBought(amy, "Cleo");
        shop.set(cleo, "state = 'in_review', review_ends_at = now() + interval '14 days'");
        shop.set(shop.friendBought(amy, "Dan"), "state = 'returned', approved_at = now(), ended_at = now()");
        shop.set(shop.friendBought(amy, " "), "state = 'held', held_at = now()");
    }

    private static Page signedIn(Sight sight, LiveShop shop, Advocate advocate) {
        String token = server.part(CornerSessions.class).begin(shop.shop().id(), advocate.customerId(), null);
        sight.window()
                .addCookies(List.of(
                        new Cookie("gv_corner", token).setUrl(server.address().toString())));
        return sight.page();
    }

    private static String link(LiveShop shop) {
        return server.part(CornerLinks.class)
                .make(shop.shop().id(), new LinkRequest(StoreParts.freshEmail(), "Amy", false, "en", null))
                .orElseThrow();
    }
}
