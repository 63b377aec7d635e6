package dev.grapevine.web.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.Browser;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.Terms;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LandingPageTest {
    private static final Pattern VISIT = Pattern.compile("name=\"visit\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("id=\"code\" value=\"([^\"]+)\"");
    private static final String FROM_A_MAIL = "?c=email";

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop shop = LiveShop.open(server);
    private final Browser friend = new Browser(server.address());

    @Test
    void aFriendSeesTheOfferAndGetsACodeThatTheShopsButtonCarries() {
        Advocate amy = shop.advocate("Amy");
        Reply page = friend.open(shop.link(amy) + FROM_A_MAIL);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Amy has something for you").contains("10% off your first order");
        assertThat(CODE.matcher(page.body()).find()).isFalse();
        Reply opened = friend.submit(shop.link(amy), Map.of("visit", found(VISIT, page)));
        String code = found(CODE, opened);
        assertThat(opened.body())
                .contains(LiveShop.WEBSITE + "/?coupon=" + code + "&amp;gv_visit=" + found(VISIT, page));
        assertThat(shop.count("visit", "traffic = 'person' and channel = 'email'"))
                .isEqualTo(1);
        assertThat(shop.count("claim", "kind = 'opened'")).isEqualTo(1);
    }

    @Test
    void askedTwiceItIsTheSameCodeAndAnotherBrowsersIsAnother() {
        Advocate amy = shop.advocate("Amy");
        String visit = found(VISIT, friend.open(shop.link(amy)));
        String code = found(CODE, friend.submit(shop.link(amy), Map.of("visit", visit)));
        assertThat(found(CODE, friend.submit(shop.link(amy), Map.of("visit", visit))))
                .isEqualTo(code);
        Browser stranger = new Browser(server.address());
        String other = found(VISIT, stranger.open(shop.link(amy)));
        assertThat(found(CODE, stranger.submit(shop.link(amy), Map.of("visit", other))))
                .isNotEqualTo(code);
    }

    @Test
    void whoComesBackFindsTheSameCodeAndCountsOnce() {
        Advocate amy = shop.advocate("Amy");
        String visit = found(VISIT, friend.open(shop.link(amy)));
        String code = found(CODE, friend.submit(shop.link(amy), Map.of("visit", visit)));
        assertThat(found(CODE, friend.open(shop.link(amy)))).isEqualTo(code);
        assertThat(shop.count("visit", "traffic = 'person'")).isEqualTo(1);
        assertThat(shop.count("claim", "kind = 'opened'")).isEqualTo(1);
        assertThat(CODE.matcher(friend.open(shop.link(shop.advocate("Bea"))).body())
                        .find())
                .isFalse();
    }

    @Test
    void aVisitThatIsForgedOrOfAnotherLinkIsMadeAnew() {
        Advocate amy = shop.advocate("Amy");
        Advocate bea = shop.advocate("Bea");
        String amys = found(VISIT, friend.open(shop.link(amy)));
        assertThat(found(CODE, friend.submit(shop.link(bea), Map.of("visit", amys))))
                .isNotEmpty();
        assertThat(found(CODE, friend.submit(shop.link(bea), Map.of("visit", "forged"))))
                .isNotEmpty();
        assertThat(shop.count("claim", "advocate_id = '" + bea.id() + "'")).isEqualTo(2);
        assertThat(shop.count("claim", "advocate_id = '" + amy.id() + "'")).isZero();
    }

    @Test
    void theAdvocatesCodeIsThereAtOnceWhereTheProgramSaysSo() {
        LiveShop open = LiveShop.open(server, LandingPageTest::codePerAdvocate);
        Reply page = friend.open(open.link(open.advocate("Amy")));
        assertThat(found(CODE, page)).startsWith("AMY-");
        assertThat(page.body()).contains("/?coupon=AMY-");
    }

    @Test
    void programsGetThePageAndAreCountedApart() {
        Advocate amy = shop.advocate("Amy");
        Reply preview = new Browser(server.address(), "WhatsApp/2.24.20.89 A").open(shop.link(amy));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body())
                .contains("property=\"og:title\" content=\"Amy has something for you: 10% off your first order")
                .contains("property=\"og:url\" content=\"" + server.address() + shop.link(amy) + "\"")
                .contains("property=\"og:image\" content=\"" + server.address() + shop.path("/offer.png"))
                .contains("name=\"twitter:card\"");
        assertThat(VISIT.matcher(preview.body()).find()).isFalse();
        friend.open(shop.link(amy), "Sec-Purpose", "prefetch;prerender");
        assertThat(shop.count("visit", "traffic = 'person'")).isZero();
        assertThat(shop.count("visit", "traffic in ('preview', 'prefetch')")).isEqualTo(2);
    }

    @Test
    void whatSaysThatItIsAProgramAndAsksForTheCodeIsToldWhereItIs() {
        Advocate amy = shop.advocate("Amy");
        Browser odd = new Browser(server.address(), "Mozilla/5.0 (compatible; Googlebot/2.1)");
        odd.open(shop.link(amy));
        Reply told = odd.submit(shop.link(amy), Map.of());
        assertThat(told.body())
                .contains("Open this link in another browser", "value=\"" + server.address() + shop.link(amy) + "\"")
                .contains("Go to Rose &amp; Thyme")
                .doesNotContain("Show my code");
        assertThat(shop.count("claim", "true")).isZero();
        assertThat(shop.count("visit", "traffic = 'person'")).isZero();
    }

    @Test
    void whoLooksAtAPageThatWasLoadedAheadStillGetsTheCode() {
        Advocate amy = shop.advocate("Amy");
        friend.open(shop.link(amy), "Sec-Purpose", "prefetch");
        assertThat(found(CODE, friend.submit(shop.link(amy), Map.of()))).isNotEmpty();
        assertThat(shop.count("visit", "traffic = 'person'")).isEqualTo(1);
    }

    @Test
    void thePictureOfThePreviewIsAPng() throws Exception {
        var picture = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + shop.path("/offer.png")))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
    }

    @Test
    void aPausedAndAStoppedProgramSaySoKindly() {
        Advocate amy = shop.advocate("Amy");
        shop.pause();
        assertThat(friend.open(shop.link(amy)).body())
                .contains("taking a break")
                .contains("href=\"" + LiveShop.WEBSITE);
        shop.stop();
        Reply ended = friend.open(shop.link(amy));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.body()).contains("has ended").containsOnlyOnce("href=\"" + LiveShop.WEBSITE);
        assertThat(shop.count("visit", "true")).isZero();
    }

    @Test
    void anUnknownLinkLeadsToTheShopAndAnUnknownShopNowhere() {
        Reply unknown = friend.open(shop.path("/r/0000000000"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).contains("leads nowhere").contains("href=\"" + LiveShop.WEBSITE);
        assertThat(friend.open("/no-such-shop/r/0000000000").status()).isEqualTo(404);
        assertThat(friend.open("/no-such-shop").status()).isEqualTo(404);
    }

    @Test
    void anotherStoresLinkIsUnknownHere() {
        LiveShop other = LiveShop.open(server);
        Advocate amy = other.advocate("Amy");
        assertThat(friend.open(shop.path("/r/" + amy.linkToken())).status()).isEqualTo(404);
    }

    @Test
    void namesAreTextWhateverTheyLookLike() {
        Advocate amy = shop.advocate("<script>alert(1)</script>");
        assertThat(friend.open(shop.link(amy)).body()).doesNotContain("<script>alert");
    }

    @Test
    void itSpeaksTheLanguageOfTheBrowserAndTheOneThatIsChosen() {
        Advocate amy = shop.advocate("Amy");
        assertThat(friend.open(shop.link(amy), "Accept-Language", "de-AT,en;q=0.5")
                        .body())
                .contains("<html lang=\"de\"");
        assertThat(friend.open(shop.link(amy) + "?lang=fr", "Accept-Language", "de")
                        .body())
                .contains("<html lang=\"fr\"");
        assertThat(friend.open(shop.link(amy) + "?lang=xx", "Accept-Language", "???")
                        .body())
                .contains("<html lang=\"en\"");
    }

    private static Terms codePerAdvocate(Terms terms) {
        FriendOffer offer = terms.friendOffer();
        return OtherTerms.than(terms)
                .friendOffer(new FriendOffer(
                        offer.discount(),
                        offer.minimumSpend(),
                        offer.validDays(),
                        offer.combines(),
                        FriendOffer.Code.PER_ADVOCATE))
                .made();
    }

    private static String found(Pattern pattern, Reply reply) {
        Matcher matcher = pattern.matcher(reply.body());
        assertThat(matcher.find()).as(reply.body()).isTrue();
        return matcher.group(1);
    }
}
