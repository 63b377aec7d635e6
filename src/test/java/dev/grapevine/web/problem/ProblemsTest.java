package dev.grapevine.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.store.ApiKey;
import dev.grapevine.store.NewApiKey;
import dev.grapevine.store.Scope;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @Test
    void brokenJsonIsToldWithThePlaceWhereItBreaks() {
        Reply reply = server.shop().secret().patch("/api/v1/store", "{\n  \"name\": }");
        assertProblem(reply, 400, "malformed-json");
        assertThat(reply.text("detail")).contains("line 2, column 11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"name\": \"a\", \"name\": \"b\"}", "{} {}"})
    void aBodyMustBeOneWholeObjectWithEachNameOnce(String body) {
        Reply reply = server.shop().secret().patch("/api/v1/store", body);
        assertThat(reply.status()).isBetween(400, 422);
        assertThat(reply.problem()).isNotEmpty();
    }

    @Test
    void jsonThatIsDeeperThanAnyNeedIsRefused() {
        String deep = "[".repeat(100_000);
        Reply reply = server.shop().secret().patch("/api/v1/store", "{\"languages\": " + deep);
        assertThat(reply.status()).isBetween(400, 422);
        assertThat(reply.problem()).isIn("malformed-json", "invalid-fields");
    }

    @Test
    void everyUnknownFieldIsNamed() {
        Reply reply = server.shop().secret().patch("/api/v1/store", """
                {"nmae": "A", "name": "Kept?", "colour": {"deep": [1, 2]}}
                """);
        assertProblem(reply, 422, "invalid-fields");
        assertThat(reply.wrongFields()).containsExactly("nmae", "colour");
    }

    @Test
    void aLenientCallerMaySendWhatWeDoNotKnow() {
        Reply reply = server.shop().secret().patch("/api/v1/store?lenient=true", """
                {"name": "New name", "colour": {"deep": [1, 2]}}
                """);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("name")).isEqualTo("New name");
    }

    @Test
    void aFieldOfTheWrongTypeIsNamedWithWhatBelongsThere() {
        Shop shop = server.shop();
        Reply number = shop.secret().patch("/api/v1/store", "{\"name\": 12}");
        assertProblem(number, 422, "invalid-fields");
        assertThat(number.wrongFields()).containsExactly("name");
        assertThat(number.text("errors.0.problem")).isEqualTo("must be text.");
        Reply text = shop.secret().patch("/api/v1/store", "{\"languages\": \"en\"}");
        assertThat(text.wrongFields()).containsExactly("languages");
        Reply time = shop.secret().post("/api/v1/api_keys", "{\"kind\": \"secret\", \"expires_at\": \"soon\"}");
        assertThat(time.wrongFields()).containsExactly("expires_at");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        Reply reply = server.shop().secret().patch("/api/v1/store", """
                {"name": "", "time_zone": "Mars/Olympus", "languages": ["en", "xx", "en"], "currency": "EUR"}
                """);
        assertProblem(reply, 422, "invalid-fields");
        assertThat(reply.wrongFields())
                .containsExactlyInAnyOrder("name", "time_zone", "currency", "languages[1]", "languages[2]");
    }

    @Test
    void withoutAKeyNothingIsAnsweredAndNothingIsGivenAway() {
        Reply missing = server.caller().get("/api/v1/store");
        assertProblem(missing, 401, "unauthenticated");
        assertThat(missing.header("WWW-Authenticate")).startsWith("Bearer");
        assertProblem(server.caller().get("/api/v1/no-such-thing"), 401, "unauthenticated");
        Reply wrong = server.caller().get("/api/v1/store", "Authorization", "Bearer gv_sk_nonsense");
        assertProblem(wrong, 401, "unauthenticated");
    }

    @Test
    void aKeyWithoutTheScopeIsToldWhichOne() {
        Shop shop = server.shop();
        Reply reply = shop.publishable().get("/api/v1/store");
        assertProblem(reply, 403, "missing-scope");
        assertThat(reply.text("detail")).contains("read");
        assertThat(reply.header("WWW-Authenticate")).contains("scope=\"read\"");
        var reader = shop.callerWith(new NewApiKey(ApiKey.Kind.SECRET, "reader", Set.of(Scope.READ), null));
        assertThat(reader.get("/api/v1/store").status()).isEqualTo(200);
        assertProblem(reader.patch("/api/v1/store", "{\"name\": \"Mine\"}"), 403, "missing-scope");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Shop shop = server.shop();
        assertProblem(shop.secret().get("/api/v1/nothing"), 404, "not-found");
        assertProblem(shop.secret().delete("/api/v1/api_keys/key_nonsense"), 404, "not-found");
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() {
        Reply reply = server.shop().secret().delete("/api/v1/store");
        assertProblem(reply, 405, "method-not-allowed");
        assertThat(reply.header("Allow")).isEqualTo("GET, PATCH");
    }

    @Test
    void onlyJsonComesAndGoes() {
        Shop shop = server.shop();
        assertProblem(shop.secret().get("/api/v1/store", "Accept", "application/xml"), 406, "not-acceptable");
        Reply form = shop.secret().patch("/api/v1/store", "name=x", "Content-Type", "text/plain");
        assertProblem(form, 415, "unsupported-media-type");
        assertThat(form.header("Accept")).contains("application/json");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        String large = "{\"name\": \"" + "x".repeat(5_242_880) + "\"}";
        assertProblem(server.shop().secret().patch("/api/v1/store", large), 413, "payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=ten", "after=nonsense"})
    void aWrongPageIsRefusedByItsParametersName(String query) {
        Reply reply = server.shop().secret().get("/api/v1/audit_log?" + query);
        assertProblem(reply, 400, "invalid-request");
        assertThat(reply.wrongFields()).containsExactly(query.replaceFirst("=.*", ""));
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeLeadsToAPageThatExplainsIt(ProblemType type) {
        Reply page = server.caller().get(type.address(), "Accept", "text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(type.slug())
                .contains(String.valueOf(type.status().value()));
    }

    @Test
    void aBrowserGetsAPageToReadWithANumberToQuote() {
        Reply page = server.caller().get("/no/such/page", "Accept", "text/html,*/*;q=0.8");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("There is nothing here")
                .contains(page.header("X-Request-Id"))
                .doesNotContain("Whitelabel", "Tomcat", "Exception");
    }

    static void assertProblem(Reply reply, int status, String slug) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.problem()).isEqualTo(slug);
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.text("title")).isNotEmpty();
        assertThat(reply.text("request_id"))
                .isEqualTo(reply.header("X-Request-Id"))
                .isNotEmpty();
    }
}
