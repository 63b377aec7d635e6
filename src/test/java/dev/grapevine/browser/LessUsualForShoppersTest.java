package dev.grapevine.browser;

import static dev.grapevine.browser.FitForShoppers.check;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.attribution.Referral;
import dev.grapevine.corner.CornerSessions;
import dev.grapevine.given.Chromium;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Chromium.Sight;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.program.Flow;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.ReleaseRewards;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What shoppers see when something is not as usual: no link of their own, a mistake in a form, a code by mail, a problem. */
class LessUsualForShoppersTest {
    private static final String EVERY_SCREEN = "dev.grapevine.browser.FitForShoppers#everyScreenInLightAndDark";

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @ParameterizedTest
    @MethodSource(EVERY_SCREEN)
    void itIsFitForEverybody(Screen screen, ColorScheme scheme) {
        LiveShop shop = LiveShop.open(server, LessUsualForShoppersTest::byMail);
        Advocate amy = shop.advocate("Amy");
        try (Sight sight = chromium.look(screen, scheme)) {
            Page page = sight.page();
            page.navigate(server.address() + shop.link(amy));
            check(sight, "landing-mail", screen, scheme);
            page.getByText("Send me the code").click();
            check(sight, "landing-mail-wrong", screen, scheme);
            page.getByLabel("First name").fill("Ada");
            page.getByLabel("E-mail address").fill(StoreParts.freshEmail().original());
            page.getByText("Send me the code").click();
            page.getByText("Look into your mailbox").first().waitFor();
            check(sight, "landing-mailed", screen, scheme);
            page.navigate(server.address() + shop.path("/no-such-page"));
            check(sight, "problem-shop", screen, scheme);
            page.navigate(server.address() + "/unsubscribe/forged");
            check(sight, "problem-mail-link", screen, scheme);

            Referral ben = shop.friendBought(amy, "Ben");
            server.part(ReleaseRewards.class).release(shop.shop().id(), List.of(ben.id()));
            enter(sight, shop, amy);
            page.navigate(server.address() + shop.path("/corner"));
            assertThat(page.getByText("Has your offer").count()).isEqualTo(1);
            page.locator(".choose input[value=donation]").check();
            page.locator(".choose select option").first().evaluate("option => option.value = 'moon'");
            page.getByText("Choose", new Page.GetByTextOptions().setExact(true)).click();
            check(sight, "corner-wrong", screen, scheme);
            server.part(Advocates.class).ban(shop.shop().id(), amy.id(), StoreParts.SYSTEM);
            page.navigate(server.address() + shop.path("/corner"));
            check(sight, "corner-banned", screen, scheme);
        }
    }

    private static void enter(Sight sight, LiveShop shop, Advocate advocate) {
        String token = server.part(CornerSessions.class).begin(shop.shop().id(), advocate.customerId(), null);
        sight.window()
                .addCookies(List.of(
                        new Cookie("gv_corner", token).setUrl(server.address().toString())));
    }

    private static Terms byMail(Terms terms) {
        Terms everyone = LiveShop.forEveryone(terms);
        return OtherTerms.than(everyone).flows(Set.of(Flow.EMAIL)).made();
    }
}
