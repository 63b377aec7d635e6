package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.grapevine.given.Browser;
import dev.grapevine.given.BusyShop;
import dev.grapevine.given.Chromium;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Chromium.Sight;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.given.StoreParts;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.store.Role;
import dev.grapevine.store.Teammate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Shop shop = server.shop();
    private final Teammate amy = Colleagues.add(shop, Role.OWNER);

    @Test
    void aNewShopIsToldWhatIsMissingAndWhatWillBeHere() {
        String page = Colleagues.signedIn(shop, amy).open("/dashboard").body();
        assertThat(page)
                .contains("No program is live", "No order has come yet", "Nothing waits for you.")
                .contains("The picture begins with the first one");
    }

    @Test
    void aProgramWhoseDatesAreOverIsNotCalledLive() {
        LiveShop live = LiveShop.open(server);
        Browser desk = Colleagues.signedIn(live.shop(), Colleagues.add(live.shop(), Role.OWNER));
        assertThat(desk.open("/dashboard").body()).contains("Friends is live");
        server.part(Programs.class)
                .change(
                        live.shop().id(),
                        live.running().program().id(),
                        new ProgramDraft(
                                "Friends",
                                null,
                                Instant.parse("2025-02-01T00:00:00Z"),
                                live.running().terms()),
                        StoreParts.SYSTEM);
        assertThat(desk.open("/dashboard").body()).contains("No program is live");
    }

    @Test
    void figuresAreOfTheSpanAndComparedWithTheOneBefore() {
        BusyShop busy = BusyShop.quiet(shop);
        for (int visit = 0; visit < 8; visit++) {
            busy.visit(0, Duration.ofHours(30L + visit));
        }
        busy.referral("in_review", 0, "Bea Hollis", 5000, Duration.ofDays(2));
        busy.referral("rewarded", 0, "Karim Osei", 3000, Duration.ofDays(3));
        busy.referral("rejected", 0, "Sam Whitlock", 9900, Duration.ofDays(3));
        busy.referral("rewarded", 1, "Dan Price", 4000, Duration.ofDays(9));
        String page = Colleagues.signedIn(shop, amy).open("/dashboard?days=7").body();
        assertThat(figure(page, "revenue")).contains("£80.00", "100% more", "than £40.00 before");
        assertThat(figure(page, "orders")).contains(">2<", "Orders put down to an advocate");
        assertThat(figure(page, "visits")).contains(">8<", "none in the 7 days before");
        assertThat(figure(page, "conversion")).contains(">25%<");
        assertThat(page).contains("Ines Moreau").doesNotContain("Priya Nair");
    }

    @Test
    void anotherShopsFiguresAreNowhere() {
        BusyShop.twoMonths(server.shop());
        String page = Colleagues.signedIn(shop, amy).open("/dashboard").body();
        assertThat(page).contains("No program is live").doesNotContain("Ines Moreau");
    }

    @ParameterizedTest
    @CsvSource({"PHONE,LIGHT", "PHONE,DARK", "DESKTOP,LIGHT", "DESKTOP,DARK"})
    void thePageIsForEveryoneOnPhoneAndDesktop(Screen screen, ColorScheme scheme) {
        BusyShop.twoMonths(shop);
        try (Sight sight = chromium.look(screen, scheme)) {
            Colleagues.signIn(sight, shop, amy);
            sight.picture("dashboard-overview-" + screen + "-" + scheme);
            assertThat(sight.barriers()).isEmpty();
            assertThat(sight.overflows()).isFalse();
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @Test
    void theMenuOpensOnAPhoneByKeyboardAndShutsAgain() {
        try (Sight sight = chromium.look(Screen.PHONE, ColorScheme.LIGHT)) {
            Colleagues.signIn(sight, shop, amy);
            assertThat(sight.page().locator("#menu").isVisible()).isFalse();
            sight.page().locator(".menu-button").focus();
            sight.page().keyboard().press("Enter");
            assertThat(sight.page().locator("#menu").isVisible()).isTrue();
            sight.picture("dashboard-menu-PHONE-LIGHT");
            assertThat(sight.barriers()).isEmpty();
            sight.page().keyboard().press("Escape");
            assertThat(sight.page().locator("#menu").isVisible()).isFalse();
        }
    }

    @Test
    void behindTheChartStandsATable() {
        BusyShop.twoMonths(shop);
        try (Sight sight = chromium.look(Screen.DESKTOP, ColorScheme.LIGHT)) {
            Colleagues.signIn(sight, shop, amy);
            sight.page().getByText("The numbers").first().click();
            List<String> days = sight.page().locator(".chart tbody tr").allInnerTexts();
            assertThat(days).hasSize(30);
        }
    }

    private static String figure(String page, String key) {
        int begin = page.indexOf("data-figure=\"" + key + "\"");
        return page.substring(begin, page.indexOf("data-figure", begin + 20));
    }
}
