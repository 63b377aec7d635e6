package dev.grapevine.web.corner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.corner.CornerLinks;
import dev.grapevine.corner.LinkRequest;
import dev.grapevine.given.Browser;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.platform.database.InStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExpiredLinkTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @Test
    void aLinkOfElevenMinutesAgoLetsNobodyInAndOffersANewOne() {
        LiveShop live = LiveShop.open(server, LiveShop::forEveryone);
        Clock then = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-11));
        String path = live.path("/corner/enter/")
                + new CornerLinks(server.part(InStore.class), server.part(JdbcClient.class), then)
                        .make(live.shop().id(), new LinkRequest(StoreParts.freshEmail(), null, false, "en", null))
                        .orElseThrow();
        Browser browser = new Browser(server.address());
        Reply looked = browser.open(path);
        assertThat(looked.status()).isEqualTo(410);
        assertThat(looked.body())
                .contains("This link has expired", "name=\"email\"")
                .contains("action=\"" + live.path("") + "\"");
        assertThat(browser.submit(path, Map.of()).status()).isEqualTo(410);
        assertThat(browser.open(live.path("/corner")).body()).contains("Open your page");
        assertThat(browser.submit(
                                live.path(""),
                                Map.of("email", StoreParts.freshEmail().original()))
                        .body())
                .contains("Look into your mailbox");
    }
}
