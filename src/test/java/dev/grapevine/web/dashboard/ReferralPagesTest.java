package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.given.Browser;
import dev.grapevine.given.BusyShop;
import dev.grapevine.given.Chromium;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Chromium.Sight;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.DeadWork;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.store.Role;
import dev.grapevine.store.Teammate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferralPagesTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Shop shop = server.shop();
    private final Teammate amy = Colleagues.add(shop, Role.MANAGER);

    @Test
    void theListIsNarrowedByStateSearchAndDayAndItsAddressSaysSo() {
        BusyShop busy = BusyShop.quiet(shop);
        busy.referral("held", 0, "Bea Hollis", 5000, Duration.ofDays(2));
        busy.referral("rewarded", 1, "Karim Osei", 3000, Duration.ofDays(3));
        Browser browser = Colleagues.signedIn(shop, amy);
        assertThat(browser.open("/dashboard/referrals").body()).contains("Bea Hollis", "Karim Osei", "£30.00");
        assertThat(browser.open("/dashboard/referrals?state=held").body())
                .contains("Bea Hollis")
                .doesNotContain("Karim Osei");
        assertThat(browser.open("/dashboard/referrals?q=karim").body())
                .contains("Karim Osei")
                .doesNotContain("Bea Hollis");
        assertThat(browser.open("/dashboard/referrals?q=%239001").body())
                .contains("Nothing fits that search")
                .doesNotContain("Bea Hollis");
        assertThat(browser.open("/dashboard/referrals?to=2020-01-01").body()).contains("Nothing fits that search");
        assertThat(browser.open("/dashboard/referrals?state=nonsense&after=cut&from=x")
                        .body())
                .contains("Bea Hollis");
    }

    @Test
    void aLongListGoesOnWhereThePageBeforeEnded() {
        BusyShop busy = BusyShop.quiet(shop);
        for (int i = 0; i < 27; i++) {
            busy.referral("in_review", 0, "Friend No" + i, 5000, Duration.ofHours(i + 1));
        }
        Browser browser = Colleagues.signedIn(shop, amy);
        String first = browser.open("/dashboard/referrals").body();
        assertThat(first).contains("Friend No0<", "Friend No24<").doesNotContain("Friend No25<");
        String next = first.replaceFirst("(?s).*href=\"(/dashboard/referrals\\?after=[^\"]+)\".*", "$1");
        assertThat(browser.open(next).body())
                .contains("Friend No25<", "Friend No26<")
                .doesNotContain("Friend No24<");
    }

    @Test
    void readFromEitherEndEachIsThereOnceAlsoWhereManyWereBoughtAtOnce() {
        BusyShop busy = BusyShop.quiet(shop);
        for (int i = 0; i < 53; i++) {
            busy.referral("in_review", 0, "Friend No" + i, 5000, Duration.ofHours(i + 1));
        }
        server.owner().sql("""
                        update referral set purchased_at = date_trunc('day', purchased_at, 'UTC')
                        where store_id = :store
                        """).param("store", shop.id()).update();
        Browser browser = Colleagues.signedIn(shop, amy);
        List<String> newest = walked(browser, "/dashboard/referrals");
        List<String> oldest = walked(browser, "/dashboard/referrals?sort=oldest");
        assertThat(newest).hasSize(53).doesNotHaveDuplicates();
        assertThat(oldest).isEqualTo(newest.reversed());
        assertThat(browser.open("/dashboard/referrals?sort=oldest&state=review").body())
                .contains("aria-sort=\"ascending\"", "name=\"sort\" value=\"oldest\"", "Newest first");
        assertThat(browser.open("/dashboard/referrals").body()).contains("aria-sort=\"descending\"", "Oldest first");
    }

    /** The links of all rows, page by page. */
    private static List<String> walked(Browser browser, String first) {
        List<String> rows = new ArrayList<>();
        @Nullable String address = first;
        while (address != null) {
            String body = browser.open(address).body();
            Pattern.compile("data-row href=\"([^\"]+)\"")
                    .matcher(body)
                    .results()
                    .forEach(row -> rows.add(row.group(1)));
            address = Pattern.compile("href=\"(/dashboard/referrals\\?[^\"]*after=[^\"]+)\"")
                    .matcher(body)
                    .results()
                    .map(next -> next.group(1).replace("&amp;", "&"))
                    .findFirst()
                    .orElse(null);
        }
        return rows;
    }

    @Test
    void theFileHasTheWholeListAndNoFormulas() {
        BusyShop busy = BusyShop.quiet(shop);
        busy.referral("in_review", 0, "=HYPERLINK(\"http://evil\") +1", 5000, Duration.ofDays(2));
        for (int i = 0; i < 101; i++) {
            busy.referral("rewarded", 0, "Friend No" + i, 5000, Duration.ofHours(i + 1));
        }
        Reply file = Colleagues.signedIn(shop, amy).open("/dashboard/referrals.csv");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.body().lines()).hasSize(103);
        assertThat(file.body())
                .contains(",\"'=HYPERLINK(\"\"http://evil\"\") +1\",")
                .contains(",50.00,0.00,GBP");
    }

    @Test
    void anotherShopsReferralIsNotThere() {
        UUID theirs = BusyShop.quiet(server.shop()).referral("held", 0, "Bea Hollis", 5000, Duration.ofDays(2));
        Browser browser = Colleagues.signedIn(shop, amy);
        String address = "/dashboard/referrals/" + Ids.text(IdKind.REFERRAL, theirs);
        assertThat(browser.open(address).status()).isEqualTo(404);
        browser.open("/dashboard");
        assertThat(browser.submit(address + "/approval", Map.of()).status()).isEqualTo(404);
        assertThat(browser.submit(address + "/rejection", Map.of("reason", "why not"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsHeldIsRefusedOnlyWithAReasonAndOnce() {
        BusyShop busy = BusyShop.quiet(shop);
        UUID held = busy.referral("held", 0, "Bea Hollis", 5000, Duration.ofDays(2));
        String address = "/dashboard/referrals/" + Ids.text(IdKind.REFERRAL, held);
        Browser browser = Colleagues.signedIn(shop, amy);
        assertThat(browser.open(address).body()).contains("Neither Ines Moreau nor Bea Hollis gets anything");
        Reply unsaid = browser.submit(address + "/rejection", Map.of("reason", "  "));
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.body()).contains("id=\"rejection-problem\"");
        assertThat(state(held)).isEqualTo(ReferralState.HELD);
        Reply said = browser.submit(address + "/rejection", Map.of("reason", "The same household"));
        assertThat(said.header("Location")).isEqualTo(address + "?done=rejected");
        assertThat(browser.open(address + "?done=rejected").body())
                .contains("Nobody gets anything for it.", "The same household", "Amy Archer");
        assertThat(state(held)).isEqualTo(ReferralState.REJECTED);
        browser.open("/dashboard");
        assertThat(browser.submit(address + "/rejection", Map.of("reason", "again"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whoeverMayOnlyLookDecidesNothing() {
        UUID held = BusyShop.quiet(shop).referral("held", 0, "Bea Hollis", 5000, Duration.ofDays(2));
        String address = "/dashboard/referrals/" + Ids.text(IdKind.REFERRAL, held);
        Browser browser = Colleagues.signedIn(shop, Colleagues.add(shop, Role.ANALYST));
        assertThat(browser.open(address).body()).contains("You may look here.").doesNotContain("/rejection");
        for (String action : List.of("/approval", "/rejection", "/disqualification")) {
            assertThat(browser.submit(address + action, Map.of("reason", "because"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(state(held)).isEqualTo(ReferralState.HELD);
    }

    @Test
    void keysWalkTheListAndSearchingReloadsNothing() {
        BusyShop.twoMonths(shop);
        try (Sight sight = chromium.look(Screen.DESKTOP, ColorScheme.LIGHT)) {
            Colleagues.signIn(sight, shop, amy);
            sight.page().navigate(server.address() + "/dashboard/referrals");
            sight.page().evaluate("window.kept = true");
            sight.page().keyboard().press("/");
            sight.page().keyboard().type("grace");
            sight.page().waitForURL("**q=grace*");
            sight.page().locator("tbody tr:only-child >> text=Grace Obi").waitFor();
            assertThat(sight.page().evaluate("window.kept")).isEqualTo(true);
            sight.page().locator("h1").click();
            sight.page().keyboard().press("j");
            sight.page().keyboard().press("Enter");
            sight.page().waitForURL("**/referrals/ref_*");
            assertThat(sight.page().locator("h1").innerText()).isEqualTo("Grace Obi bought");
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @Test
    void aKeyLeadsToLettingPassAndAnotherToRefusing() {
        UUID held = BusyShop.quiet(shop).referral("held", 0, "Bea Hollis", 5000, Duration.ofDays(2));
        try (Sight sight = chromium.look(Screen.DESKTOP, ColorScheme.LIGHT)) {
            Colleagues.signIn(sight, shop, amy);
            sight.page().navigate(server.address() + "/dashboard/referrals/" + Ids.text(IdKind.REFERRAL, held));
            sight.page().keyboard().press("r");
            assertThat(sight.page().locator("textarea#rejection").evaluate("it => it === document.activeElement"))
                    .isEqualTo(true);
            sight.page().locator("h1").click();
            sight.page().keyboard().press("a");
            assertThat(sight.page()
                            .locator("form[action$='/approval'] button")
                            .evaluate("it => it === document.activeElement"))
                    .isEqualTo(true);
            assertThat(sight.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE,LIGHT", "PHONE,DARK", "DESKTOP,LIGHT", "DESKTOP,DARK"})
    void thePagesAreForEveryoneOnPhoneAndDesktop(Screen screen, ColorScheme scheme) {
        BusyShop.twoMonths(shop);
        DeadWork.order(shop, "2041", "total.amount: is decimal text, such as 49.99.");
        try (Sight sight = chromium.look(screen, scheme)) {
            Colleagues.signIn(sight, shop, amy);
            look(sight, "/dashboard/referrals", "referrals-" + screen + "-" + scheme);
            look(sight, "/dashboard/review", "review-" + screen + "-" + scheme);
            sight.page().locator("a[data-row]").first().click();
            sight.page().waitForURL("**/referrals/ref_*");
            sight.page().getByText("Refuse it").first().click();
            fine(sight, "referral-held-" + screen + "-" + scheme);
            sight.page().navigate(server.address() + "/dashboard/referrals?q=grace");
            sight.page().locator("a[data-row]").first().click();
            sight.page().waitForURL("**/referrals/ref_*");
            fine(sight, "referral-rewarded-" + screen + "-" + scheme);
            look(sight, "/dashboard/rewards", "rewards-" + screen + "-" + scheme);
            look(sight, "/dashboard/rewards?show=gifts", "gifts-" + screen + "-" + scheme);
            look(sight, "/dashboard/donations", "donations-" + screen + "-" + scheme);
            look(sight, "/dashboard/invitations", "invite-" + screen + "-" + scheme);
            preview(sight);
            fine(sight, "invite-preview-" + screen + "-" + scheme);
            look(sight, "/dashboard/newcomers", "newcomers-" + screen + "-" + scheme);
            look(sight, "/dashboard/ties", "tie-" + screen + "-" + scheme);
            look(sight, "/dashboard/dead-letters", "dead-letters-" + screen + "-" + scheme);
        }
    }

    private static void preview(Sight sight) {
        String list = """
                email,accepts_marketing,orders,town
                a.quite.long.address.of.somebody@a-long-name-of-a-domain.example.com,yes,1,York
                ben@example.com,no,1,Hull
                nobody,yes,1,Bath
                """;
        sight.page()
                .locator("#file")
                .setInputFiles(new FilePayload("customers.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
        sight.page().locator("#source").fill("newsletter");
        sight.page().locator("form.asks button[type=submit]").click();
        sight.page().waitForURL("**/invitations/preview");
    }

    private static void look(Sight sight, String path, String name) {
        sight.page().navigate(server.address() + path);
        fine(sight, name);
    }

    private static void fine(Sight sight, String name) {
        sight.picture("dashboard-" + name);
        assertThat(sight.barriers()).as(name).isEmpty();
        assertThat(sight.overflows()).as(name).isFalse();
        assertThat(sight.complaints()).as(name).isEmpty();
    }

    private ReferralState state(UUID id) {
        return server.part(Referrals.class).find(shop.id(), id).orElseThrow().state();
    }
}
