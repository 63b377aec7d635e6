package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VisitsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Shop shop = server.shop();

    private String visit(Advocate advocate) {
        return "{\"share_code\": \"" + advocate.linkToken() + "\", \"channel\": \"whatsapp\"}";
    }

    private static String withBrowser(String visit, String userAgent) {
        return visit.replace("}", ", \"browser\": {\"ip\": \"203.0.113.9\", \"user_agent\": \"" + userAgent + "\"}}");
    }

    @Test
    void aVisitFromThePageItselfGetsATokenForTheOrder() {
        Running.openProgram(shop);
        Advocate amy = Running.advocate(shop, "Amy");
        Reply visit = shop.publishable()
                .post("/api/v1/visits", visit(amy), "User-Agent", BROWSER, "Origin", "https://shop.example.com");
        assertThat(visit.status()).as(visit.body()).isEqualTo(201);
        assertThat(visit.text("token")).hasSize(38);
        assertThat(visit.text("advocate")).isEqualTo(amy.idText());
        assertThat(visit.text("channel")).isEqualTo("whatsapp");
        assertThat(visit.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example.com");
    }

    @Test
    void aShopsServerTellsOfItsVisitorsBrowser() {
        Running.openProgram(shop);
        Advocate amy = Running.advocate(shop, "Amy");
        Reply nothingSaid = shop.secret().post("/api/v1/visits", visit(amy));
        assertThat(nothingSaid.status()).isEqualTo(422);
        assertThat(nothingSaid.wrongFields()).containsExactly("browser.user_agent");
        Reply person = shop.secret().post("/api/v1/visits", withBrowser(visit(amy), BROWSER));
        assertThat(person.json().path("counted").asBoolean()).as(person.body()).isTrue();
        Reply program = shop.secret().post("/api/v1/visits", withBrowser(visit(amy), "curl/8.0"));
        assertThat(program.status()).isEqualTo(201);
        assertThat(program.json().path("counted").asBoolean()).isFalse();
        assertThat(program.json().path("token").isNull()).isTrue();
    }

    @Test
    void anUnknownLinkAndAClosedProgramAreToldApart() {
        Advocate amy = Running.advocate(shop, "Amy");
        Reply closed = shop.publishable().post("/api/v1/visits", visit(amy), "User-Agent", BROWSER);
        assertThat(closed.status()).as(closed.body()).isEqualTo(409);
        Reply unknown =
                shop.publishable().post("/api/v1/visits", "{\"share_code\": \"nobody\"}", "User-Agent", BROWSER);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.wrongFields()).containsExactly("share_code");
    }

    @Test
    void scriptsOnOtherWebsitesAreKeptOut() {
        Running.openProgram(shop);
        Reply foreign = shop.publishable()
                .post(
                        "/api/v1/visits",
                        visit(Running.advocate(shop, "Amy")),
                        "User-Agent",
                        BROWSER,
                        "Origin",
                        "https://evil.example.net");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
        Reply secret = shop.secret().get("/api/v1/store", "Origin", "https://shop.example.com");
        assertThat(secret.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aBrowserMayAskBeforehandWithoutAKey() {
        Reply preflight = server.caller()
                .send(
                        "OPTIONS",
                        "/api/v1/visits",
                        null,
                        "Origin",
                        "https://shop.example.com",
                        "Access-Control-Request-Method",
                        "POST");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");
    }
}
