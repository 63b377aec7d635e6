package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReferralsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();

    private Reply tie(Advocate advocate, String note) {
        return shop.secret()
                .post(
                        "/api/v1/referrals",
                        "{\"order\": \"external:1\", \"advocate\": \"" + advocate.idText() + "\", \"note\": \"" + note
                                + "\"}");
    }

    private void order() {
        shop.secret().post("/api/v1/orders", """
                {"external_id": "1", "placed_at": "%s", "currency": "GBP", "total": "20.00",
                 "customer": {"email": "ben@example.com"}}""".formatted(Instant.now()));
        Eventually.of(() -> shop.secret().get("/api/v1/orders/external:1"), reply -> reply.status() == 200);
    }

    @Test
    void anOrderTiedByHandIsAReferralThatCanBeListedAndTakenOut() {
        Running.openProgram(shop);
        Advocate amy = Running.advocate(shop, "Amy");
        order();
        Reply tied = tie(amy, "She told us by phone.");
        assertThat(tied.status()).as(tied.body()).isEqualTo(201);
        assertThat(tied.text("id")).startsWith("ref_");
        assertThat(tied.text("advocate")).isEqualTo(amy.idText());
        assertThat(shop.secret()
                        .get("/api/v1/referrals?advocate=" + amy.idText())
                        .text("data.0.id"))
                .isEqualTo(tied.text("id"));
        assertThat(shop.secret().get("/api/v1/referrals?state=rewarded").json().path("data"))
                .isEmpty();
        Running.settled(shop);
        Reply why = shop.secret().get("/api/v1/referrals/" + tied.text("id") + "/why");
        assertThat(why.text("decision")).as(why.body()).isEqualTo("attributed");
        assertThat(why.text("advocate")).isEqualTo(amy.idText());
        assertThat(why.text("because")).contains("by phone");
        assertThat(why.json().at("/evidence/0/used").asBoolean()).isTrue();
        Reply order = shop.secret().get("/api/v1/orders/external:1");
        assertThat(order.text("referral")).isEqualTo(tied.text("id"));
        assertThat(order.json().path("why")).isEqualTo(why.json());
        Reply events = shop.secret().get("/api/v1/referrals/" + tied.text("id") + "/events");
        assertThat(events.text("data.0.says")).as(events.body()).isNotEmpty();
        Reply out = shop.secret()
                .post("/api/v1/referrals/" + tied.text("id") + "/disqualification", "{\"note\": \"A mistake.\"}");
        assertThat(out.status()).as(out.body()).isEqualTo(200);
        assertThat(out.text("state")).isEqualTo("disqualified");
        assertThat(out.text("note")).isEqualTo("A mistake.");
        assertThat(out.text("decided_by.name")).isEqualTo("server");
        Reply late = shop.secret().post("/api/v1/referrals/" + tied.text("id") + "/approval", "{}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("detail")).contains("disqualified");
        assertThat(tie(amy, "Again.").status()).as("a person decided").isEqualTo(409);
    }

    @Test
    void itsPeopleAreShownInWholeWhereThatIsAskedFor() {
        Running.openProgram(shop);
        Advocate amy = Running.advocate(shop, "Amy");
        order();
        String id = tie(amy, "She told us by phone.").text("id");

        Reply listed = shop.secret().get("/api/v1/referrals?expand=advocate,friend");
        assertThat(listed.text("data.0.advocate.id")).as(listed.body()).isEqualTo(amy.idText());
        assertThat(listed.text("data.0.friend.email")).isEqualTo("ben@example.com");
        Reply one = shop.secret().get("/api/v1/referrals/" + id + "?expand=friend");
        assertThat(one.text("friend.email")).isEqualTo("ben@example.com");
        assertThat(one.text("advocate")).isEqualTo(amy.idText());
        assertThat(shop.secret().get("/api/v1/referrals?expand=orders").status())
                .isEqualTo(400);
    }

    @Test
    void whatIsWrongWithATieIsNamed() {
        assertThat(shop.secret()
                        .post("/api/v1/referrals", "{\"program\": \"prg_1\"}")
                        .wrongFields())
                .containsExactly("order", "advocate", "program", "note");
        order();
        assertThat(tie(Running.advocate(shop, "Amy"), "No program is live.").wrongFields())
                .containsExactly("program");
        assertThat(shop.secret().get("/api/v1/referrals?state=lost").wrongFields())
                .containsExactly("state");
    }
}
