package dev.grapevine.web.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Browser;
import dev.grapevine.given.Caller;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server is set up once, so these follow each other: first the refusals, then the one success. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.own(Map.of());

    private static final Pattern SECRET = Pattern.compile("gv_sk_[A-Za-z0-9_-]+");

    private final Browser browser = new Browser(server.address());

    @Test
    @Order(1)
    void theRootPointsToTheSetupWithoutGivingItsTokenAway() {
        Reply home = browser.open("/");
        assertThat(home.body()).contains("There is no shop here yet").doesNotContain(address());
    }

    @Test
    @Order(2)
    void withoutTheTokenTheDoorStaysShut() {
        assertThat(browser.open("/setup").status()).isEqualTo(403);
        assertThat(browser.open("/setup?token=guessed").status()).isEqualTo(403);
        Map<String, String> form = form();
        form.put("token", "guessed");
        browser.open(address());
        assertThat(browser.submit("/setup", form).status()).isEqualTo(403);
    }

    @Test
    @Order(3)
    void aFormFromAnotherSiteIsRefused() {
        assertThat(new Browser(server.address()).submit("/setup", form()).status())
                .isEqualTo(403);
    }

    @Test
    @Order(4)
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays() {
        browser.open(address());
        Map<String, String> form = form();
        form.put("email", "not-an-address");
        form.put("password", "short");
        Reply page = browser.submit("/setup", form);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("value=\"Rose &amp; Thyme\"")
                .contains("value=\"not-an-address\"")
                .contains("id=\"email-problem\"")
                .doesNotContain("value=\"short\"");
    }

    @Test
    @Order(4)
    void aShopWithoutANameIsToldOfThatAlone() {
        browser.open(address());
        Map<String, String> form = form();
        form.put("shop", "");
        assertThat(browser.submit("/setup", form).body())
                .contains("id=\"shop-problem\"")
                .doesNotContain("id=\"slug-problem\"");
    }

    @Test
    @Order(5)
    void whatWasTypedIsTextWhateverItLooksLike() {
        browser.open(address());
        Map<String, String> form = form();
        form.put("shop", "\"><script>alert(1)</script>");
        form.put("name", "");
        Reply page = browser.submit("/setup", form);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).doesNotContain("<script>alert");
    }

    @Test
    @Order(6)
    void theFormMakesAShopWithAnOwnerAndKeysThatWorkAndIsThenOver() {
        browser.open(address());
        Reply done = browser.submit("/setup", form());
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.header("Cache-Control")).contains("no-store");
        Matcher secret = SECRET.matcher(done.body());
        assertThat(secret.find()).isTrue();
        Caller shop = new Caller(server.address(), secret.group());
        Reply store = shop.get("/api/v1/store");
        assertThat(store.text("name")).isEqualTo("Rose & Thyme");
        assertThat(store.text("slug")).isEqualTo("rose-thyme");
        assertThat(shop.get("/api/v1/audit_log").body()).contains("create.store", "add.teammate", "issue.api_key");
        assertThat(browser.open(address()).body()).contains("Already set up");
        assertThat(browser.submit("/setup", form()).status()).isEqualTo(409);
        assertThat(browser.open("/").body()).doesNotContain("There is no shop here yet");
    }

    private static String address() {
        return server.part(SetupDoor.class).address();
    }

    private static Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", address().replaceFirst(".*token=", ""));
        form.put("shop", "Rose & Thyme");
        form.put("slug", "");
        form.put("currency", "GBP");
        form.put("time_zone", "Europe/London");
        form.put("name", "Amy Archer");
        form.put("email", "amy@example.com");
        form.put("password", "correct horse battery");
        return form;
    }
}
