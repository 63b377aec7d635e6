package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.Limit;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.program.Flow;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClaimsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Shop shop = server.shop();

    private static String claim(Advocate advocate, String email) {
        return "{\"share_code\": \"" + advocate.linkToken() + "\", \"first_name\": \"Ben\", \"email\": \"" + email
                + "\"}";
    }

    @Test
    void openingTheOfferShowsTheSameCodeEachTime() {
        Running.openProgram(shop);
        Advocate amy = Running.advocate(shop, "Amy");
        String token = shop.publishable()
                .post("/api/v1/visits", "{\"share_code\": \"" + amy.linkToken() + "\"}", "User-Agent", BROWSER)
                .text("token");
        Reply opened = shop.publishable().post("/api/v1/claims", "{\"visit_token\": \"" + token + "\"}");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(opened.text("code")).isNotEmpty();
        Reply again = shop.publishable().post("/api/v1/claims", "{\"visit_token\": \"" + token + "\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(opened.body());
        assertThat(shop.publishable()
                        .post("/api/v1/claims", "{\"visit_token\": \"forged\"}")
                        .wrongFields())
                .containsExactly("visit_token");
    }

    @Test
    void theShopsServerLearnsTheCodeOrTheKindRefusal() {
        Running.openProgram(shop, Set.of(Flow.EMAIL));
        Advocate amy = Running.advocate(shop, "Amy");
        Reply claimed = shop.secret().post("/api/v1/claims", claim(amy, "ben@example.com"));
        assertThat(claimed.status()).as(claimed.body()).isEqualTo(201);
        assertThat(claimed.text("id")).startsWith("clm_");
        assertThat(shop.secret()
                        .post("/api/v1/claims", claim(amy, "BEN@example.com"))
                        .text("code"))
                .isEqualTo(claimed.text("code"));
        shop.secret().post("/api/v1/orders", """
                {"external_id": "1", "placed_at": "2026-05-01T09:30:00Z", "currency": "GBP", "total": "20.00",
                 "customer": {"email": "old@example.com"}}""");
        Eventually.of(() -> shop.secret().get("/api/v1/orders/external:1"), reply -> reply.status() == 200);
        Reply refused = shop.secret().post("/api/v1/claims", claim(amy, "old@example.com"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("detail")).contains("new customers");
    }

    @Test
    void aPageLearnsNothingAboutTheAddress() {
        Running.openProgram(shop, Set.of(Flow.EMAIL));
        Advocate amy = Running.advocate(shop, "Amy");
        String own = shop.secret()
                .get("/api/v1/customers/"
                        + shop.secret().get("/api/v1/advocates").text("data.0.customer"))
                .text("email");
        Reply stranger = shop.publishable().post("/api/v1/claims", claim(amy, "ben@example.com"));
        Reply herself = shop.publishable().post("/api/v1/claims", claim(amy, own));
        assertThat(stranger.status()).as(stranger.body()).isEqualTo(202);
        assertThat(herself.status()).isEqualTo(202);
        assertThat(herself.body()).isEqualTo(stranger.body());
        assertThat(server.part(Messages.class)
                        .list(shop.id(), null, Limit.DEFAULT, null)
                        .data())
                .as("the code goes to the stranger's mailbox alone, and the reason to hers")
                .filteredOn(message -> message.kind() != MessageKind.WELCOME)
                .extracting(message -> message.kind() + " " + message.address().original())
                .containsExactlyInAnyOrder("FRIEND_COUPON ben@example.com", "FRIEND_NOT_ELIGIBLE " + own);
    }

    @Test
    void whatIsWrongWithAClaimIsNamed() {
        Advocate amy = Running.advocate(shop, "Amy");
        assertThat(shop.secret().post("/api/v1/claims", "{}").wrongFields())
                .containsExactlyInAnyOrder("share_code", "first_name", "email");
        Reply closed = shop.secret().post("/api/v1/claims", claim(amy, "ben@example.com"));
        assertThat(closed.status()).isEqualTo(409);
        Running.openProgram(shop);
        assertThat(shop.secret().post("/api/v1/claims", claim(amy, "ben")).wrongFields())
                .containsExactly("email");
        assertThat(shop.secret()
                        .post("/api/v1/claims", claim(amy, "b@example.com").replace(amy.linkToken(), "nobody"))
                        .wrongFields())
                .containsExactly("share_code");
    }
}
