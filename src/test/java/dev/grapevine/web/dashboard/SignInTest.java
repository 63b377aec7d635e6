package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Chromium;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Role;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Team;
import dev.grapevine.store.Teammate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final Pattern COOKIE = Pattern.compile("gv_dashboard=(sto_[a-z0-9]{26}\\.[A-Za-z0-9_-]{43})(;.*)");

    private final Browser browser = new Browser(server.address());
    private Shop shop;
    private Teammate amy;

    @BeforeEach
    void open() {
        shop = server.shop();
        amy = Colleagues.add(shop, Role.OWNER);
        browser.open("/dashboard/sign-in");
    }

    @Test
    void thePasswordOpensTheDashboardAndSignOutShutsIt() {
        Reply entered = signIn(amy.email(), StoreParts.PASSWORD);
        assertThat(entered.status()).isEqualTo(303);
        assertThat(entered.header("Location")).isEqualTo("/dashboard");
        assertThat(browser.open("/dashboard").body())
                .contains("Rose &amp; Thyme")
                .contains("Amy Archer");
        Reply left = browser.submit("/dashboard/sign-out", Map.of());
        assertThat(left.header("Location")).isEqualTo("/dashboard/sign-in?out");
        assertThat(browser.open("/dashboard").status()).isEqualTo(303);
        assertThat(server.part(AuditLog.class)
                        .list(shop.id(), dev.grapevine.kernel.Limit.DEFAULT, null)
                        .data())
                .anyMatch(entry -> entry.action().equals("sign_in.teammate")
                        && entry.subject().equals(amy.idText()));
    }

    @Test
    void theCookieIsForTheServerAloneAndTheDatabaseDoesNotHoldIt() {
        Matcher cookie = COOKIE.matcher(signIn(amy.email(), StoreParts.PASSWORD).header("Set-Cookie"));
        assertThat(cookie.find()).isTrue();
        assertThat(cookie.group(2))
                .contains("HttpOnly", "SameSite=Lax", "Path=/dashboard")
                .doesNotContain("Secure");
        String secret = cookie.group(1).replaceFirst(".*\\.", "");
        assertThat(rows("select count(*) from dashboard_session where store_id = :store"))
                .isEqualTo(1);
        assertThat(rows("select count(*) from dashboard_session where store_id = :store and " + "position(convert_to('"
                        + secret + "', 'UTF8') in token_hash) > 0"))
                .isZero();
    }

    @Test
    void eachSignInHasAnotherTokenAndEndsTheOneBefore() {
        signIn(amy.email(), StoreParts.PASSWORD);
        browser.open("/dashboard/sign-in");
        signIn(amy.email(), StoreParts.PASSWORD);
        assertThat(rows("select count(*) from dashboard_session where store_id = :store"))
                .isEqualTo(1);
    }

    @Test
    void unknownWrongAndDisabledAreAnsweredAlike() {
        Teammate bob = Colleagues.add(shop, Role.MANAGER);
        server.part(Team.class).disable(shop.id(), bob.id(), StoreParts.SYSTEM);
        String wrong = refusal(amy.email().original(), "not the password at all");
        assertThat(wrong).contains("go together");
        assertThat(refusal(StoreParts.freshEmail().original(), StoreParts.PASSWORD))
                .isEqualTo(wrong);
        assertThat(refusal(bob.email().original(), StoreParts.PASSWORD)).isEqualTo(wrong);
        assertThat(refusal("no address", StoreParts.PASSWORD)).isEqualTo(wrong);
    }

    @Test
    void whoGuessesHasToWait() {
        EmailAddress nobody = StoreParts.freshEmail();
        Reply last = signIn(nobody, "guess 0 guess 0");
        for (int i = 1; i < 10 && last.status() != 429; i++) {
            last = signIn(nobody, "guess " + i + " guess");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isNotEmpty();
        assertThat(last.body()).contains("That was tried too often");
    }

    @Test
    void whoIsDisabledIsOutWithTheNextClick() {
        Teammate bob = Colleagues.add(shop, Role.MANAGER);
        Browser his = Colleagues.signedIn(shop, bob);
        assertThat(his.open("/dashboard").status()).isEqualTo(200);
        server.part(Team.class).disable(shop.id(), bob.id(), StoreParts.SYSTEM);
        assertThat(his.open("/dashboard").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"seen_at = seen_at - interval '8 hours 1 minute'", "begun_at = begun_at - interval '7 days'"})
    void aSessionEndsWhenNobodyUsesItAndAfterAWeekInAnyCase(String aged) {
        signIn(amy.email(), StoreParts.PASSWORD);
        age(aged);
        assertThat(browser.open("/dashboard").status()).isEqualTo(303);
    }

    @Test
    void whoeverWantedAPageComesToItAfterSigningInAndToNoOtherSite() {
        assertThat(browser.open("/dashboard/referrals?state=held").header("Location"))
                .isEqualTo("/dashboard/sign-in?to=%2Fdashboard%2Freferrals%3Fstate%3Dheld");
        assertThat(signIn(amy.email(), "/dashboard/referrals?state=held").header("Location"))
                .isEqualTo("/dashboard/referrals?state=held");
        for (String elsewhere : new String[] {"https://evil.example", "//evil.example", "/dashboard//evil", "/setup"}) {
            browser.open("/dashboard/sign-in");
            assertThat(browser.submit(
                                    "/dashboard/sign-in",
                                    Map.of(
                                            "email",
                                            amy.email().original(),
                                            "password",
                                            StoreParts.PASSWORD,
                                            "to",
                                            elsewhere))
                            .header("Location"))
                    .isEqualTo("/dashboard");
        }
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        Browser elsewhere = new Browser(server.address());
        assertThat(elsewhere
                        .submit(
                                "/dashboard/sign-in",
                                Map.of("email", amy.email().original(), "password", StoreParts.PASSWORD))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoWorksForSeveralShopsChoosesOneAndGetsNoOther() {
        Shop other = server.shop();
        Shop third = server.shop();
        Colleagues.add(other, Role.ANALYST, amy.email());
        Reply choice = signIn(amy.email(), StoreParts.PASSWORD);
        assertThat(choice.status()).isEqualTo(200);
        assertThat(choice.body()).contains("Which shop?").contains(shop.slug(), other.slug());
        assertThat(choose(third).status()).as("not hers").isEqualTo(422);
        browser.open("/dashboard/sign-in");
        signIn(amy.email(), StoreParts.PASSWORD);
        assertThat(choose(other).header("Location")).isEqualTo("/dashboard");
        assertThat(browser.open("/dashboard").body()).contains("Analyst");
    }

    @Test
    void aTicketForTheChoiceThatNobodySignedIsWorthNothing() {
        assertThat(choose(shop).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void thePageIsForEveryoneOnPhoneAndDesktop(ColorScheme scheme) {
        if (scheme == ColorScheme.NO_PREFERENCE) {
            return;
        }
        for (Screen screen : Screen.values()) {
            try (Chromium.Sight sight = chromium.look(screen, scheme)) {
                sight.page().navigate(server.address() + "/dashboard/sign-in");
                sight.page().getByLabel("E-mail address").fill("amy@example.com");
                sight.page().getByLabel("Password").fill("not the password at all");
                sight.page().keyboard().press("Enter");
                sight.page().waitForSelector("[role=alert]");
                sight.picture("dashboard-sign-in-" + screen + "-" + scheme);
                assertThat(sight.barriers()).isEmpty();
                assertThat(sight.overflows()).isFalse();
                assertThat(sight.complaints()).isEmpty();
            }
        }
    }

    private Reply signIn(EmailAddress email, String passwordOrPage) {
        boolean page = passwordOrPage.startsWith("/");
        return browser.submit(
                "/dashboard/sign-in",
                Map.of(
                        "email",
                        email.original(),
                        "password",
                        page ? StoreParts.PASSWORD : passwordOrPage,
                        "to",
                        page ? passwordOrPage : ""));
    }

    /** The page without what differs each time: nonce, form token, request id and what was typed. */
    private String refusal(String email, String password) {
        Reply reply = browser.submit("/dashboard/sign-in", Map.of("email", email, "password", password));
        assertThat(reply.status()).isEqualTo(422);
        return reply.body()
                .replaceAll("nonce=\"[^\"]*\"", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replace(email, "");
    }

    private Reply choose(Shop chosen) {
        Store store = server.part(Stores.class).find(chosen.id()).orElseThrow();
        return browser.submit("/dashboard/sign-in/store", Map.of("store", store.idText()));
    }

    private long rows(String sql) {
        return server.part(InStore.class).call(shop.id(), () -> server.part(JdbcClient.class)
                .sql(sql)
                .param("store", shop.id())
                .query(Long.class)
                .single());
    }

    /** As its owner, for the application may not change when a session began. */
    private void age(String set) {
        server.owner()
                .sql("update dashboard_session set " + set + " where store_id = :store")
                .param("store", shop.id())
                .update();
    }
}
