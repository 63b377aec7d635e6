package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ProgramsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();

    @Test
    void aProgramIsDraftedChangedAndTakenThroughItsStates() {
        Running.website(shop);
        Reply draft = shop.secret().post("/api/v1/programs", "{\"name\": \"Friends\"}");
        assertThat(draft.status()).as(draft.body()).isEqualTo(201);
        assertThat(draft.text("state")).isEqualTo("draft");
        assertThat(draft.text("terms.currency")).isEqualTo("GBP");
        String program = "/api/v1/programs/" + draft.text("id");
        Reply changed =
                shop.secret().send("PUT", program, "{\"name\": \"Friends\", \"terms\": {\"review\": {\"days\": 30}}}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        assertThat(changed.json().at("/terms/review/days").asInt()).isEqualTo(30);
        assertThat(shop.secret().post(program + "/activation", "{}").text("state"))
                .isEqualTo("live");
        assertThat(shop.secret().post(program + "/pause", "{}").text("state")).isEqualTo("paused");
        assertThat(shop.secret().post(program + "/stop", "{}").text("state")).isEqualTo("stopped");
        Reply over = shop.secret().post(program + "/activation", "{}");
        assertThat(over.status()).isEqualTo(409);
        assertThat(over.text("detail")).contains("stopped");
        assertThat(shop.secret().get(program).text("terms.currency")).isEqualTo("GBP");
        assertThat(shop.secret().get("/api/v1/programs").text("data.0.id")).isEqualTo(draft.text("id"));
    }

    @Test
    void whatIsMissingForGoingLiveIsListed() {
        String id = shop.secret()
                .post("/api/v1/programs", "{\"name\": \"Friends\"}")
                .text("id");
        Reply refused = shop.secret().post("/api/v1/programs/" + id + "/activation", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.wrongFields()).contains("website");
    }

    @Test
    void whoTakesASecondProgramLiveIsToldWhichOfTheTwoIsShared() {
        Running.website(shop);
        Reply spring = live("Spring");
        assertThat(alone(spring).path("done").asBoolean()).as(spring.body()).isTrue();
        Reply summer = live("Summer");
        assertThat(alone(summer).path("done").asBoolean()).isFalse();
        assertThat(alone(summer).path("needed").asBoolean()).isFalse();
        assertThat(alone(summer).path("says").asString())
                .contains("“Summer” is the one that", "Codes of “Spring” that are out still count");
        Reply older = shop.secret().get("/api/v1/programs/" + spring.text("id"));
        assertThat(alone(older).path("says").asString()).contains("“Summer” is the one that");
        shop.secret().post("/api/v1/programs/" + summer.text("id") + "/stop", "{}");
        assertThat(alone(shop.secret().get("/api/v1/programs/" + spring.text("id")))
                        .path("done")
                        .asBoolean())
                .isTrue();
    }

    private Reply live(String name) {
        String id = shop.secret()
                .post("/api/v1/programs", "{\"name\": \"" + name + "\"}")
                .text("id");
        return shop.secret().post("/api/v1/programs/" + id + "/activation", "{}");
    }

    private static JsonNode alone(Reply program) {
        return program.json()
                .path("checklist")
                .valueStream()
                .filter(item -> item.path("key").asString().equals("alone"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void wrongSettingsAreNamedByWhereTheyStand() {
        Reply wrong = shop.secret()
                .post("/api/v1/programs", "{\"name\": \"Friends\", \"terms\": {\"review\": {\"days\": -1}}}");
        assertThat(wrong.status()).as(wrong.body()).isEqualTo(422);
        assertThat(wrong.wrongFields()).containsExactly("terms.review.days");
        assertThat(shop.secret()
                        .post("/api/v1/programs", "{\"terms\": {\"colour\": 1}, \"name\": \"x\"}")
                        .wrongFields())
                .containsExactly("terms.colour");
        assertThat(shop.secret().post("/api/v1/programs", "{}").wrongFields()).containsExactly("name");
    }
}
