package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import java.time.Instant;
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

    @Test
    void aSignInLinkGoesToHerMailboxAndIntoNoAnswer() {
        Reply made = shop.secret().post("/api/v1/advocates", AMY);
        assertThat(made.text("share_link"))
                .isEqualTo("http://localhost:" + server.port() + "/" + shop.slug() + "/r/" + made.text("share_code"));
        Reply sent = shop.secret().post("/api/v1/advocates/" + made.text("id") + "/sign_in_links", "{}");
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        assertThat(sent.body()).isEqualTo("{\"advocate\":\"" + made.text("id") + "\",\"email\":\"Amy@Example.com\"}");
        assertThat(server.part(Messages.class)
                        .list(shop.id(), null, Limit.DEFAULT, null)
                        .data())
                .extracting(Message::kind)
                .containsExactly(MessageKind.SIGN_IN);
        shop.secret().post("/api/v1/advocates", "{\"external_id\": \"78\"}");
        assertThat(shop.secret()
                        .post("/api/v1/advocates/external:78/sign_in_links", "{}")
                        .status())
                .as("an advocate without an address")
                .isEqualTo(409);
    }

    @Test
    void anInvitationNeedsHerConsentAndComesOncePerPeriod() {
        Running.openProgram(shop);
        Reply made = shop.secret().post("/api/v1/advocates", AMY);
        String path = "/api/v1/advocates/" + made.text("id") + "/invitations";
        Reply unasked = shop.secret().post(path, "{}");
        assertThat(unasked.status()).isEqualTo(409);
        assertThat(unasked.text("detail")).contains("not agreed");
        server.part(Consents.class)
                .record(
                        shop.id(),
                        Ids.parse(IdKind.CUSTOMER, made.text("customer")).orElseThrow(),
                        new Consent(
                                Consent.Purpose.MARKETING,
                                Consent.Channel.EMAIL,
                                true,
                                "checkout",
                                Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(shop.secret().post(path, "{}").status()).isEqualTo(202);
        assertThat(shop.secret().post(path, "{}").status()).isEqualTo(409);
        assertThat(server.part(Messages.class)
                        .list(shop.id(), null, Limit.DEFAULT, null)
                        .data())
                .extracting(Message::kind)
                .containsExactlyInAnyOrder(
                        MessageKind.WELCOME,
                        MessageKind.INVITATION,
                        MessageKind.INVITATION_REMINDER,
                        MessageKind.INVITATION_REMINDER,
                        MessageKind.INVITATION_REMINDER);
    }
}
