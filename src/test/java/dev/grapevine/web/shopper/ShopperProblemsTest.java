package dev.grapevine.web.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Browser;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShopperProblemsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop live = LiveShop.open(server);
    private final Browser browser = new Browser(server.address());

    @Test
    void aFormThatWasOpenForTooLongIsToldOfInTheReadersLanguageWithAWayBack() {
        Reply stale = server.caller()
                .post(
                        live.path("/corner/mail"),
                        "wanted=false&_csrf=old",
                        "Accept",
                        "text/html",
                        "Accept-Language",
                        "de",
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertThat(stale.status()).isEqualTo(403);
        assertThat(stale.body())
                .contains("<html lang=\"de\"", "Die Seite war zu lange offen", "Rose &amp; Thyme", "--button:")
                .contains("href=\"" + live.path("/corner") + "\"")
                .doesNotContain("Grapevine");
    }

    @Test
    void anUnknownAddressOfAShopIsItsOwnPageAndNobodyElses() {
        Reply unknown = browser.open(live.path("/no-such-page"), "Accept-Language", "fr");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body())
                .contains("<html lang=\"fr\"", "Rose &amp; Thyme", "href=\"" + live.path("") + "\"", LiveShop.WEBSITE);
        Reply nobodys = browser.open("/no-such-shop/no-such-page", "Accept-Language", "de");
        assertThat(nobodys.status()).isEqualTo(404);
        assertThat(nobodys.body())
                .contains("<html lang=\"de\"", "Hier ist nichts")
                .doesNotContain("--button:");
        assertThat(server.caller().get(live.path("/no-such-page")).problem()).isEqualTo("not-found");
    }

    @Test
    void aBrokenLinkOutOfAMailSaysHowToStopMailsInTheReadersLanguage() {
        Reply broken = browser.open("/unsubscribe/forged", "Accept-Language", "it-IT, en;q=0.5");
        assertThat(broken.status()).isEqualTo(404);
        assertThat(broken.body()).contains("<html lang=\"it\"", "Questo link non ferma nulla");
    }

    @Test
    void aBrokenLinkThatStillNamesItsShopHasTheShopsLook() {
        ByteBuffer store = ByteBuffer.allocate(24)
                .putLong(live.shop().id().getMostSignificantBits())
                .putLong(live.shop().id().getLeastSignificantBits());
        String torn = Base64.getUrlEncoder().withoutPadding().encodeToString(store.array());
        Reply broken = browser.open("/unsubscribe/" + torn, "Accept-Language", "de");
        assertThat(broken.status()).isEqualTo(404);
        assertThat(broken.body()).contains("<html lang=\"de\"", "Rose &amp; Thyme", "--button:", live.path("/corner"));
    }
}
