package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Eventually;
import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.SendTest;
import dev.grapevine.store.ApiKey;
import dev.grapevine.store.NewApiKey;
import dev.grapevine.store.Scope;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TemplatesTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final String TEMPLATES = "/api/v1/templates";
    private static final String INVITATION = TEMPLATES + "/invitation/en";

    private final Shop shop = server.shop();

    @Test
    void everyKindIsListedInTheStoresLanguagesWithWhatItsVariablesMean() {
        shop.secret().patch("/api/v1/store", "{\"languages\": [\"en\", \"de\"]}");
        Reply list = shop.secret().get(TEMPLATES);
        assertThat(list.json().path("data")).as(list.body()).hasSize(2 * MessageKind.values().length);
        assertThat(list.json().path("next").isNull()).isTrue();
        list.json().path("data").forEach(template -> template.path("variables")
                .forEach(variable -> assertThat(variable.path("says").asString())
                        .as(template.toString())
                        .isNotBlank()));
        assertThat(list.text("data.1.language")).isEqualTo("de");
        assertThat(list.json().at("/data/1/own").asBoolean()).isFalse();
    }

    @Test
    void theStoresWordsAreKeptShownAndGoneWithAReset() {
        String standard = shop.secret().get(INVITATION).text("heading");
        Reply put = put("{\"subject\": \"Tea for {{first_name}}\", \"body\": \"One.\\n\\nTwo: {{offer}}.\"}");
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.json().path("own").asBoolean()).isTrue();
        assertThat(put.text("body")).isEqualTo("One.\n\nTwo: {{offer}}.");
        assertThat(put.text("heading")).as("what is left out is Grapevine's").isEqualTo(standard);
        assertThat(shop.secret().get(INVITATION).body()).isEqualTo(put.body());
        Reply reset = shop.secret().delete(INVITATION);
        assertThat(reset.json().path("own").asBoolean()).isFalse();
        assertThat(shop.secret().delete(INVITATION).status()).isEqualTo(200);
        Reply log = shop.secret().get("/api/v1/audit_log");
        assertThat(log.text("data.0.action")).isEqualTo("reset.template");
        assertThat(log.text("data.1.action")).isEqualTo("change.template");
        assertThat(log.text("data.1.after.subject")).isEqualTo("Tea for {{first_name}}");
    }

    @Test
    void aWrongVariableIsNamedWithTheNearestAndNothingIsKept() {
        Reply put = put("{\"body\": \"Hello {{frist_name}}\", \"button\": \"\"}");
        assertThat(put.status()).isEqualTo(422);
        assertThat(put.wrongFields()).containsExactlyInAnyOrder("body", "button");
        assertThat(put.body()).contains("{{frist_name}}", "did you mean {{first_name}}?");
        assertThat(put("{}").wrongFields()).containsExactly("body");
        assertThat(shop.secret().get(INVITATION).json().path("own").asBoolean()).isFalse();
        assertThat(shop.secret()
                        .post(INVITATION + "/preview", "{\"body\": \"{{code}}\"}")
                        .wrongFields())
                .as("of another kind")
                .containsExactly("body");
        assertThat(shop.secret().get(TEMPLATES + "/invitation/xx").status()).isEqualTo(404);
        assertThat(shop.secret().get(TEMPLATES + "/advertisement/en").status()).isEqualTo(404);
    }

    @Test
    void aPreviewShowsBothFormsOfWhatIsNotSaved() {
        Reply preview = shop.secret().post(INVITATION + "/preview", "{\"body\": \"<b>Hi</b> {{first_name}}\"}");
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.text("html")).contains("&lt;b&gt;Hi&lt;/b&gt; Grace");
        assertThat(preview.text("text")).contains("<b>Hi</b> Grace");
        assertThat(shop.secret().send("POST", INVITATION + "/preview", null).text("subject"))
                .isEqualTo("Give a friend £10 off, get a £10 voucher");
    }

    @Test
    void aTestGoesOutWithoutConsentAndIsInTheLogAsOne() {
        put("{\"subject\": \"Tea for {{first_name}}\"}");
        Reply sent = test("amy@example.com");
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        Reply logged = shop.secret().get("/api/v1/messages/" + sent.text("message"));
        assertThat(logged.text("kind")).as(logged.body()).isEqualTo("invitation");
        assertThat(logged.text("to")).isEqualTo("amy@example.com");
        assertThat(logged.json().path("test").asBoolean()).isTrue();
        assertThat(shop.secret().get("/api/v1/audit_log").text("data.0.action")).isEqualTo("test.template");
        assertThat(test("nobody").wrongFields()).containsExactly("to");
    }

    @Test
    void afterTwentyTestsInAnHourTheNextHasToWait() {
        // Twice as many and one more, for an hour may end meanwhile.
        Reply refused = Stream.generate(() -> test("amy@example.com"))
                .limit(2 * SendTest.MOST_AN_HOUR + 1)
                .filter(reply -> reply.status() != 202)
                .findFirst()
                .orElseThrow();
        assertThat(refused.status()).as(refused.body()).isEqualTo(429);
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 3600L);
    }

    @Test
    void theLogIsFilteredByKindStateAndCustomer() {
        Running.openProgram(shop);
        var amy = Running.advocate(shop, "Amy");
        Running.advocate(shop, "Ben");
        shop.secret().post("/api/v1/advocates/" + amy.idText() + "/sign_in_links", "{}");
        String customer = shop.secret().get("/api/v1/advocates/" + amy.idText()).text("customer");
        Reply links = Eventually.of(
                () -> shop.secret().get("/api/v1/messages?kind=sign_in"),
                reply -> !reply.json().path("data").isEmpty());
        assertThat(links.text("data.0.kind")).isEqualTo("sign_in");
        assertThat(shop.secret()
                        .get("/api/v1/messages?customer=" + customer + "&kind=friend_bought")
                        .json()
                        .path("data"))
                .isEmpty();
        assertThat(shop.secret().get("/api/v1/messages?state=failed").json().path("data"))
                .isEmpty();
        assertThat(shop.secret().get("/api/v1/messages?state=lost&kind=sign_in").wrongFields())
                .containsExactly("state");
        assertThat(shop.secret().get("/api/v1/messages?kind=spam").wrongFields())
                .containsExactly("kind");
        assertThat(shop.secret().get("/api/v1/messages?customer=7").wrongFields())
                .containsExactly("customer");
        assertThat(shop.secret().get("/api/v1/messages").body()).doesNotContain("html", "model", "/in/");
    }

    @Test
    void aKeyNeedsTheScopeToChangeWords() {
        var reader = shop.callerWith(new NewApiKey(ApiKey.Kind.SECRET, "reader", Set.of(Scope.READ), null));
        assertThat(reader.get(INVITATION).status()).isEqualTo(200);
        assertThat(reader.send("PUT", INVITATION, "{\"subject\": \"x\"}").status())
                .isEqualTo(403);
        assertThat(reader.post(INVITATION + "/test", "{\"to\": \"amy@example.com\"}")
                        .status())
                .isEqualTo(403);
    }

    private Reply put(String json) {
        return shop.secret().send("PUT", INVITATION, json);
    }

    private Reply test(String to) {
        return shop.secret().post(INVITATION + "/test", "{\"to\": \"" + to + "\"}");
    }
}
