package dev.grapevine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Caller;
import dev.grapevine.given.Chromium;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.OpenDemo;
import dev.grapevine.given.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo as its visitors drive it: through pages, and the API for looking. */
class DemoStoryTest {
    @RegisterExtension
    static final OpenDemo demo = new OpenDemo();

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @ParameterizedTest
    @CsvSource({"PHONE, LIGHT", "DESKTOP, DARK"})
    void theWholeStoryCanBePlayedAndEveryPageOfItIsFitForEverybody(Screen screen, ColorScheme scheme) {
        new PlayTheStory(new Walk(demo.handout(), chromium, screen, scheme)).toItsEnd();
    }

    @Test
    void theHandoutIsForUsAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(demo.folder().resolve(Handout.FILE))))
                .isEqualTo("rw-------");
        assertThat(api().get("/api/v1/store").text("slug"))
                .isEqualTo(demo.handout().store());
    }

    @Test
    void theRootIsTheTourAndLeadsWhoeverFollowsALinkToTheShop() {
        assertThat(browser().open("/").header("Location")).isEqualTo("/demo");
        assertThat(browser().open("/", "Sec-Fetch-Site", "none").header("Location"))
                .isEqualTo("/demo");
        assertThat(browser().open("/", "Sec-Fetch-Site", "same-origin").header("Location"))
                .isEqualTo("/demo-shop");
        assertThat(browser().open("/?coupon=ABC&gv_visit=xyz").header("Location"))
                .isEqualTo("/demo-shop?coupon=ABC&gv_visit=xyz");
        assertThat(browser().open("/demo").body()).contains("Be the friend", "in the inbox");
    }

    @Test
    void aPurchaseInTheShopBecomesAnOrderHere() {
        Browser ada = browser();
        String order = buy(ada, "Ada Lovell", "ada.lovell@example.com", "pot");
        await(() -> api().get("/api/v1/orders/external:" + order).text("total").equals("39.95"));
        assertThat(ada.open("/demo-shop/orders").body()).contains(order, "Send all back");
    }

    @Test
    void onlyWhoSaysThatTheShopMayWriteIsInvited() {
        buy(browser(), Map.of("name", "Una Dean", "email", "una.dean@example.com"), "tin");
        buy(browser(), "Vera Lamb", "vera.lamb@example.com", "tin");
        await(() -> inbox("vera.lamb@example.com").contains("Give a friend"));
        assertThat(inbox("una.dean@example.com")).doesNotContain("Give a friend");
    }

    @Test
    void theHalfYearHasSeenRewardCouponsUsed() {
        assertThat(api().get("/api/v1/rewards?state=redeemed").body()).contains("\"code\"");
    }

    @Test
    void theShopHearsByWebhookWhatBecameOfItsOrders() {
        String coupon = aFriendsCode("Lou", "lou.west@example.com");
        Browser friend = browser();
        friend.open("/demo-shop?coupon=" + coupon);
        buy(friend, "Moe Nash", "moe.nash@example.com", "pot");
        await(() ->
                browser().open("/demo-shop/told").body().contains("Moe bought for £29.95, sent by Lou: order #KF-"));
        String endpoint = api().get("/api/v1/webhook_endpoints").text("data.0.id");
        await(() -> api().get("/api/v1/webhook_endpoints/" + endpoint + "/deliveries")
                .body()
                .contains("\"state\":\"delivered\""));
    }

    @Test
    void theShopHearsNothingFromStrangers() {
        Reply forged = new Caller(demo.server().address(), null)
                .post(
                        "/demo-shop/webhooks",
                        "{\"type\": \"reward.issued\", \"data\": {\"id\": \"rwd_forged\"}}",
                        "webhook-id",
                        "evt_forged",
                        "webhook-timestamp",
                        Long.toString(
                                demo.server().part(DemoClock.class).instant().getEpochSecond()),
                        "webhook-signature",
                        "v1,AAAA");
        assertThat(forged.status()).isEqualTo(401);
        assertThat(browser().open("/demo-shop/told").body()).doesNotContain("rwd_forged");
    }

    @Test
    void aRefundInTheShopIsToldOnce() {
        Browser bea = browser();
        String order = buy(bea, "Bea Moss", "bea.moss@example.com", "kettle");
        await(() -> api().get("/api/v1/orders/external:" + order).text("total").equals("48.00"));
        bea.open("/demo-shop/orders");
        bea.submit("/demo-shop/orders/" + order + "/refunds", Map.of("how", "half"));
        await(() ->
                api().get("/api/v1/orders/external:" + order).text("refunded").equals("24.00"));
    }

    @Test
    void anotherBrowserDoesNotSeeTheOrder() {
        Browser cleo = browser();
        String order = buy(cleo, "Cleo Hart", "cleo.hart@example.com", "tin");
        assertThat(browser().open("/demo-shop/orders/" + order).status()).isEqualTo(404);
    }

    @Test
    void anUnknownCouponIsExplainedAndCostsNothing() {
        Browser dan = browser();
        dan.open("/demo-shop");
        dan.submit("/demo-shop/basket", Map.of("product", "pot"));
        dan.open("/demo-shop/basket");
        dan.submit("/demo-shop/coupon", Map.of("code", "NO-SUCH"));
        assertThat(dan.open("/demo-shop/basket").body()).contains("We don't know the code NO-SUCH");
    }

    @Test
    void aFriendsClaimedCodeTakesTenPoundsOffFromThirtyOn() {
        String link = api().post("/api/v1/advocates", "{\"email\": \"eve.gold@example.com\", \"first_name\": \"Eve\"}")
                .text("share_code");
        Browser friend = browser();
        String landing =
                friend.open("/" + demo.handout().store() + "/r/" + link).body();
        Matcher form = Pattern.compile("name=\"visit\" value=\"([^\"]+)\"").matcher(landing);
        assertThat(form.find()).isTrue();
        String shown = friend.submit(
                        "/" + demo.handout().store() + "/r/" + link, Map.of("visit", form.group(1), "lang", "en"))
                .body();
        Matcher button = Pattern.compile("href=\"(http://localhost[^\"]*coupon=[^\"]+)\"")
                .matcher(shown);
        assertThat(button.find()).isTrue();
        String carried = URI.create(button.group(1).replace("&amp;", "&")).getRawQuery();
        friend.open("/demo-shop?" + carried);
        friend.open("/demo-shop");
        friend.submit("/demo-shop/basket", Map.of("product", "cup"));
        assertThat(friend.open("/demo-shop/basket").body()).contains("counts from £30.00 on");
        String order = buy(friend, "Finn Reed", "finn.reed@example.com", "cup");
        await(() ->
                api().get("/api/v1/orders/external:" + order).text("discount").equals("10.00"));
        String customer = api().get("/api/v1/orders/external:" + order).text("customer.id");
        await(() -> api().get("/api/v1/referrals?friend=" + customer).body().contains("\"order\""));
    }

    @Test
    void aCodeForOnePurchaseIsSpentByIt() {
        String coupon = aFriendsCode("Ivy", "ivy.lane@example.com");
        for (String who : java.util.List.of("jon.pike@example.com", "kay.rowe@example.com")) {
            Browser friend = browser();
            friend.open("/demo-shop?coupon=" + coupon);
            if (who.startsWith("jon")) {
                buy(friend, "Jon Pike", who, "pot");
            } else {
                friend.open("/demo-shop");
                friend.submit("/demo-shop/basket", Map.of("product", "pot"));
                assertThat(friend.open("/demo-shop/basket").body()).contains("has been used already");
            }
        }
    }

    private static String aFriendsCode(String name, String email) {
        String link = api().post(
                        "/api/v1/advocates", "{\"email\": \"" + email + "\", \"first_name\": \"" + name + "\"}")
                .text("share_code");
        String browser =
                ", \"browser\": {\"user_agent\": \"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\"}}";
        String token = api().post("/api/v1/visits", "{\"share_code\": \"" + link + "\"" + browser)
                .text("token");
        return api().post("/api/v1/claims", "{\"visit_token\": \"" + token + "\"}")
                .text("code");
    }

    @Test
    void theClockMovesOnAndNeverBack() {
        Browser visitor = browser();
        DemoClock clock = demo.server().part(DemoClock.class);
        var before = clock.instant();
        visitor.open("/demo");
        visitor.submit("/demo/clock", Map.of("days", "1"));
        var after = clock.instant();
        assertThat(after).isAfter(before.plusSeconds(86_000));
        visitor.open("/demo");
        visitor.submit("/demo/clock", Map.of("days", "-5"));
        assertThat(clock.instant()).isAfterOrEqualTo(after);
    }

    @Test
    void aLeapOfTheClockSignsNobodyOut() {
        Browser merchant = browser();
        merchant.open("/dashboard/sign-in");
        merchant.submit(
                "/dashboard/sign-in",
                Map.of(
                        "email",
                        demo.handout().dashboard().email(),
                        "password",
                        demo.handout().dashboard().password()));
        assertThat(merchant.open("/dashboard").status()).isEqualTo(200);
        Browser visitor = browser();
        visitor.open("/demo");
        visitor.submit("/demo/clock", Map.of("days", "60"));
        assertThat(merchant.open("/dashboard").status()).isEqualTo(200);
    }

    @Test
    void theInboxShowsLettersInAFrameThatCanDoNothing() {
        String inbox = "/inbox/" + demo.handout().store();
        Matcher letter = Pattern.compile(inbox + "/msg_[A-Za-z0-9]+")
                .matcher(browser().open(inbox).body());
        assertThat(letter.find()).isTrue();
        Reply shown = browser().open(letter.group());
        assertThat(shown.body()).contains("sandbox=", letter.group() + "/letter");
        Reply document = browser().open(letter.group() + "/letter");
        assertThat(document.header("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
        assertThat(document.body()).contains("<base target=\"_blank\">");
    }

    private static String inbox(String to) {
        return browser().open("/inbox/" + demo.handout().store() + "?to=" + to).body();
    }

    /** @return the order's number */
    private static String buy(Browser who, String name, String email, String product) {
        return buy(who, Map.of("name", name, "email", email, "keep_me_posted", "yes"), product);
    }

    private static String buy(Browser who, Map<String, String> form, String product) {
        who.open("/demo-shop");
        who.submit("/demo-shop/basket", Map.of("product", product));
        who.open("/demo-shop/basket");
        Reply sold = who.submit("/demo-shop/checkout", form);
        assertThat(sold.header("Location")).startsWith("/demo-shop/orders/");
        String order = sold.header("Location").substring("/demo-shop/orders/".length());
        assertThat(who.open(sold.header("Location")).body()).contains("Thank you", order);
        return order;
    }

    private static Browser browser() {
        return new Browser(demo.server().address());
    }

    private static Caller api() {
        return new Caller(demo.server().address(), demo.handout().secretKey());
    }

    private static void await(java.util.function.BooleanSupplier come) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!come.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 20 seconds").isLessThan(end);
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }
}
