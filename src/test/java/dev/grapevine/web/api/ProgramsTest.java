package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
