package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.reward.ReleaseRewards;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RewardsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();
    private String path = "";
    private String customer = "";
    private String referral = "";

    /** An order of an advocate's friend, and a reward of a gift or credit that is set aside for it. */
    @BeforeEach
    void aRewardIsPending() {
        Running.website(shop);
        Reply program = shop.secret().post("/api/v1/programs", """
                {"name": "Friends", "terms": {"advocate_reward": {"tiers": [{"from": 1, "options": [
                   {"kind": "gift", "what": "A candle"},
                   {"kind": "store_credit", "amount": {"type": "fixed", "money": {"amount": "5.00", "currency": "GBP"}}}
                 ]}]}}}""");
        assertThat(program.status()).as(program.body()).isEqualTo(201);
        shop.secret().post("/api/v1/programs/" + program.text("id") + "/activation", "{}");
        Advocate amy = Running.advocate(shop, "Amy");
        shop.secret().post("/api/v1/orders", """
                {"external_id": "1", "placed_at": "2026-05-01T09:30:00Z", "currency": "GBP", "total": "20.00",
                 "customer": {"email": "ben@example.com"}}""");
        Eventually.of(() -> shop.secret().get("/api/v1/orders/external:1"), reply -> reply.status() == 200);
        Reply tied = shop.secret().post("/api/v1/referrals", """
                {"order": "external:1", "advocate": "%s", "program": "%s", "note": "By phone."}
                """.formatted(amy.idText(), program.text("id")));
        referral = tied.text("id");
        Running.settled(shop);
        path = "/api/v1/rewards/" + shop.secret().get("/api/v1/rewards").text("data.0.id");
        customer = shop.secret().get("/api/v1/advocates").text("data.0.customer");
    }

    private void theReviewEnds() {
        server.part(ReleaseRewards.class)
                .release(shop.id(), List.of(Ids.parse(IdKind.REFERRAL, referral).orElseThrow()));
    }

    @Test
    void aRewardIsListedWithWhatItCanComeAs() {
        Reply shown = shop.secret().get(path);
        assertThat(shown.text("state")).as(shown.body()).isEqualTo("pending");
        assertThat(shown.text("customer")).isEqualTo(customer);
        assertThat(shown.json().path("kinds").toString()).isEqualTo("[\"gift\",\"store_credit\"]");
        assertThat(shop.secret().get("/api/v1/rewards?customer=" + customer).text("data.0.id"))
                .isEqualTo(shown.text("id"));
        assertThat(shop.secret().get("/api/v1/rewards?state=pending").json().path("data"))
                .hasSize(1);
        assertThat(shop.secret().get("/api/v1/rewards?state=lost").wrongFields())
                .containsExactly("state");
        for (String filter : List.of(
                "state=pending&customer=" + customer + "&referral=" + referral,
                "side=advocate&program=" + shown.text("program"),
                "customer=" + customer + "&state=pending&side=advocate")) {
            assertThat(shop.secret().get("/api/v1/rewards?" + filter).json().path("data"))
                    .as(filter)
                    .hasSize(1);
        }
        for (String none : List.of("side=friend", "kind=cash", "state=issued&customer=" + customer)) {
            assertThat(shop.secret().get("/api/v1/rewards?" + none).json().path("data"))
                    .as(none)
                    .isEmpty();
        }
        assertThat(shop.secret().get("/api/v1/rewards?kind=gold").wrongFields()).containsExactly("kind");
        Reply early = shop.secret().post(path + "/choice", "{\"kind\": \"gift\"}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("detail")).contains("pending");
    }

    @Test
    void aGiftIsChosenAndHandedOver() {
        theReviewEnds();
        assertThat(shop.secret().post(path + "/choice", "{\"kind\": \"cash\"}").wrongFields())
                .containsExactly("kind");
        Reply chosen = shop.secret().post(path + "/choice", "{\"kind\": \"gift\"}");
        assertThat(chosen.text("state")).as(chosen.body()).isEqualTo("awaiting_fulfilment");
        assertThat(shop.secret().post(path + "/fulfilment", "{}").text("state")).isEqualTo("fulfilled");
        assertThat(shop.secret().post(path + "/fulfilment", "{}").status()).isEqualTo(200);
    }

    @Test
    void aReversalTakesTheCreditBackOnceAndSaysWho() {
        theReviewEnds();
        Reply chosen = shop.secret().post(path + "/choice", "{\"kind\": \"store_credit\"}");
        assertThat(chosen.text("amount.amount")).as(chosen.body()).isEqualTo("5.00");
        Reply taken = shop.secret().post(path + "/reversal", "{\"note\": \"A mistake.\"}");
        assertThat(taken.text("state")).as(taken.body()).isEqualTo("reversed");
        assertThat(taken.text("reversed.amount")).isEqualTo("5.00");
        assertThat(shop.secret().post(path + "/reversal", "{}").status()).isEqualTo(409);
        assertThat(shop.secret().get("/api/v1/audit_log").text("data.0.action")).isEqualTo("reverse.reward");
    }
}
