package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Caller;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoreResourceTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();

    @Test
    void theStoreIsWhoseTheKeyIs() {
        Reply reply = shop.secret().get("/api/v1/store");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("slug")).isEqualTo(shop.slug());
        assertThat(reply.text("id")).startsWith("sto_");
        assertThat(reply.text("currency")).isEqualTo("GBP");
        assertThat(reply.text("created_at")).endsWith("Z");
    }

    @Test
    void aChangeTouchesWhatItNamesAndIsInTheAuditLogWithWhoAndWhichRequest() {
        Reply changed = shop.secret().patch("/api/v1/store", """
                {"time_zone": "Asia/Tokyo", "languages": ["ja", "en"]}
                """);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.text("name")).isEqualTo("Rose & Thyme");
        assertThat(changed.text("time_zone")).isEqualTo("Asia/Tokyo");
        assertThat(changed.json().path("languages").toString()).isEqualTo("[\"ja\",\"en\"]");
        Reply log = shop.secret().get("/api/v1/audit_log");
        assertThat(log.text("data.0.action")).isEqualTo("change.store");
        assertThat(log.text("data.0.by.name")).isEqualTo("server");
        assertThat(log.text("data.0.by.request_id")).isEqualTo(changed.header("X-Request-Id"));
        assertThat(log.text("data.0.before.time_zone")).isEqualTo("Europe/London");
        assertThat(log.text("data.0.after.time_zone")).isEqualTo("Asia/Tokyo");
    }

    @Test
    void aKeyIsShownOnceWorksAtOnceAndEndsAtOnce() {
        Reply made = shop.secret().post("/api/v1/api_keys", """
                {"kind": "secret", "name": "Reports", "scopes": ["read"]}
                """);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Caller reports = new Caller(server.address(), made.text("key"));
        assertThat(reports.get("/api/v1/store").status()).isEqualTo(200);
        assertThat(shop.secret().get("/api/v1/api_keys").body())
                .contains("Reports")
                .doesNotContain(made.text("key"));
        assertThat(shop.secret().delete("/api/v1/api_keys/" + made.text("id")).text("revoked_at"))
                .isNotEmpty();
        Reply after = reports.get("/api/v1/store");
        assertThat(after.status()).isEqualTo(401);
        assertThat(after.text("detail")).contains("revoked");
    }

    @Test
    void aPublishableKeyCanNotBeGivenWhatABrowserMustNotDo() {
        Reply reply = shop.secret().post("/api/v1/api_keys", """
                {"kind": "publishable", "name": "Pages", "scopes": ["orders"]}
                """);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.wrongFields()).containsExactly("scopes");
    }

    @Test
    void keysAreListedPageByPage() {
        Reply first = shop.secret().get("/api/v1/api_keys?limit=1");
        assertThat(first.json().path("data")).hasSize(1);
        Reply second = shop.secret().get("/api/v1/api_keys?limit=1&after=" + first.text("next"));
        assertThat(second.json().path("data")).hasSize(1);
        assertThat(second.text("data.0.id")).isNotEqualTo(first.text("data.0.id"));
        assertThat(second.json().path("next").isNull()).isTrue();
    }
}
