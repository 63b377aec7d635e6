package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdvocatesTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final String AMY = """
            {"external_id": "77", "email": "Amy@Example.com", "first_name": "Amy", "locale": "en-gb"}""";

    private final Shop shop = server.shop();

    @Test
    void theSamePersonGivesTheSameAdvocate() {
        Reply made = shop.secret().post("/api/v1/advocates", AMY);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.text("id")).startsWith("adv_");
        assertThat(made.text("share_code")).hasSizeGreaterThan(8);
        assertThat(made.text("source")).isEqualTo("api");
        assertThat(made.text("locale")).isEqualTo("en-GB");
        Reply again = shop.secret().post("/api/v1/advocates", "{\"email\": \"amy@example.com\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("id")).isEqualTo(made.text("id"));
        assertThat(shop.secret().get("/api/v1/advocates/external:77").text("id"))
                .isEqualTo(made.text("id"));
        assertThat(shop.secret()
                        .get("/api/v1/customers/" + made.text("customer"))
                        .text("first_name"))
                .isEqualTo("Amy");
        assertThat(shop.secret().get("/api/v1/customers/external:77").text("email"))
                .as("the newest that was said")
                .isEqualTo("amy@example.com");
        assertThat(shop.secret().get("/api/v1/advocates").json().path("data")).hasSize(1);
        assertThat(shop.secret().get("/api/v1/customers").json().path("data")).hasSize(1);
    }

    @Test
    void whoeverCanNotBeRecognisedIsRefusedByField() {
        assertThat(shop.secret().post("/api/v1/advocates", "{}").wrongFields()).containsExactly("email");
        assertThat(shop.secret()
                        .post("/api/v1/advocates", "{\"email\": \"amy\", \"phone\": \"12\", \"locale\": \"!\"}")
                        .wrongFields())
                .containsExactlyInAnyOrder("email", "phone", "locale");
        assertThat(shop.publishable().post("/api/v1/advocates", AMY).status()).isEqualTo(403);
    }

    @Test
    void aBanIsSaidOnceInTheAuditLogAndCanBeTakenBack() {
        String id = shop.secret().post("/api/v1/advocates", AMY).text("id");
        assertThat(shop.secret().post("/api/v1/advocates/" + id + "/ban", "{}").text("state"))
                .isEqualTo("banned");
        assertThat(shop.secret().post("/api/v1/advocates/" + id + "/ban", "{}").text("state"))
                .isEqualTo("banned");
        assertThat(shop.secret()
                        .get("/api/v1/audit_log")
                        .json()
                        .path("data")
                        .valueStream()
                        .filter(entry -> entry.path("action").asString().equals("ban.advocate")))
                .hasSize(1);
        assertThat(shop.secret()
                        .post("/api/v1/advocates/" + id + "/approval", "{}")
                        .text("state"))
                .isEqualTo("active");
    }
}
