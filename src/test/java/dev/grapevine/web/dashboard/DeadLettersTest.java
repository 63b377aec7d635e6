package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Browser;
import dev.grapevine.given.BusyShop;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.DeadWork;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.Limit;
import dev.grapevine.store.AuditEntry;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadLettersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();
    private final Browser amy = Colleagues.signedIn(shop, Colleagues.add(shop, Role.MANAGER));

    @Test
    void whatWasLaidAsideIsShownWithItsErrorAndTriedAgain() {
        assertThat(amy.open("/dashboard/dead-letters").body()).contains("Nothing was laid aside.");
        assertThat(amy.open("/dashboard").body()).doesNotContain("/dashboard/dead-letters");
        String letter = DeadWork.order(shop, "1001", "The shop's word could not be read.");
        assertThat(amy.open("/dashboard").body()).contains("/dashboard/dead-letters", "One thing could not");
        assertThat(amy.open("/dashboard/dead-letters").body())
                .contains("What the shop told", "of order 1001", "The shop's word could not be read.", letter);

        assertThat(amy.submit("/dashboard/dead-letters/" + letter + "/replay", Map.of())
                        .header("Location"))
                .isEqualTo("/dashboard/dead-letters?done=replayed");

        Eventually.of(() -> shop.secret().get("/api/v1/orders/external:1001"), reply -> reply.status() == 200);
        assertThat(amy.open("/dashboard/dead-letters").body()).contains("Nothing was laid aside.");
        assertThat(server.part(AuditLog.class)
                        .list(shop.id(), new Limit(50), null)
                        .data())
                .extracting(AuditEntry::action)
                .containsOnlyOnce("replay.dead_letter");
    }

    @Test
    void allAreTriedAgainAtOnceAlsoByTheApi() {
        DeadWork.order(shop, "1", "Broken.");
        DeadWork.order(shop, "2", "Broken.");
        Reply first = shop.secret().get("/api/v1/dead_letters?limit=1");
        assertThat(first.text("data.0.kind")).isEqualTo("inbox");
        assertThat(first.text("data.0.order")).isEqualTo("2");
        assertThat(first.text("data.0.error")).isEqualTo("Broken.");
        Reply second = shop.secret().get("/api/v1/dead_letters?limit=1&after=" + first.text("next"));
        assertThat(second.text("data.0.order")).isEqualTo("1");
        assertThat(second.json().path("next").isNull()).isTrue();

        Reply replayed = shop.secret().post("/api/v1/dead_letters/replay", "{}");

        assertThat(replayed.status()).as(replayed.body()).isEqualTo(202);
        assertThat(replayed.json().path("replayed").asInt()).isEqualTo(2);
        Eventually.of(() -> shop.secret().get("/api/v1/orders/external:2"), reply -> reply.status() == 200);
        assertThat(shop.secret()
                        .post("/api/v1/dead_letters/" + first.text("data.0.id") + "/replay", "{}")
                        .status())
                .as("it is on its way already")
                .isEqualTo(404);
    }

    @Test
    void whatNeedsNoMendingIsPutAwayAloneOrWithAllLikeItAndIsStillThere() {
        DeadWork.order(shop, "1", "Its order is from before.");
        String second = DeadWork.order(shop, "2", "Its order is from before.");
        String broken = DeadWork.order(shop, "3", "Broken.");
        assertThat(amy.open("/dashboard/dead-letters").body()).contains("2 times", "Put all 2 away");

        assertThat(amy.submit("/dashboard/dead-letters/" + second + "/put-away", Map.of("all", "alike"))
                        .header("Location"))
                .isEqualTo("/dashboard/dead-letters?done=put-away");

        assertThat(amy.open("/dashboard/dead-letters").body())
                .contains("Broken.")
                .doesNotContain("Its order is from before.", "Put all");
        assertThat(amy.open("/dashboard/dead-letters?show=put-away").body())
                .contains(second, "of order 1")
                .doesNotContain("Broken.");
        amy.submit("/dashboard/dead-letters/" + broken + "/put-away", Map.of());
        assertThat(amy.open("/dashboard/dead-letters").body()).contains("Nothing was laid aside.");
        assertThat(amy.open("/dashboard").body()).doesNotContain("/dashboard/dead-letters");
        assertThat(server.part(AuditLog.class)
                        .list(shop.id(), new Limit(50), null)
                        .data())
                .filteredOn(entry -> entry.action().equals("put_away.dead_letters"))
                .hasSize(2);
        assertThat(amy.submit("/dashboard/dead-letters/" + second + "/replay", Map.of())
                        .header("Location"))
                .isEqualTo("/dashboard/dead-letters?done=replayed");
        Eventually.of(() -> shop.secret().get("/api/v1/orders/external:2"), reply -> reply.status() == 200);
        assertThat(amy.open("/dashboard/dead-letters?show=put-away").body())
                .contains("of order 1")
                .doesNotContain(second);
    }

    @Test
    void theApiPutsAwayToo() {
        DeadWork.order(shop, "1", "Its order is from before.");
        String second = DeadWork.order(shop, "2", "Its order is from before.");
        String path = "/api/v1/dead_letters/" + second + "/put_away";
        assertThat(shop.secret().post(path, "{}").json().path("put_away").asInt())
                .isEqualTo(1);
        assertThat(shop.secret().post(path, "{\"all_alike\": true}").status())
                .as("it is put away already")
                .isEqualTo(404);
        String first = shop.secret().get("/api/v1/dead_letters").text("data.0.id");
        assertThat(first).isNotEqualTo(second);
        DeadWork.order(shop, "3", "Its order is from before.");
        assertThat(shop.secret()
                        .post("/api/v1/dead_letters/" + first + "/put_away", "{\"all_alike\": true}")
                        .json()
                        .path("put_away")
                        .asInt())
                .isEqualTo(2);
        assertThat(shop.secret().get("/api/v1/dead_letters").json().path("data"))
                .isEmpty();
        assertThat(shop.secret()
                        .get("/api/v1/dead_letters?put_away=true")
                        .json()
                        .path("data"))
                .hasSize(3);
        assertThat(shop.secret()
                        .post("/api/v1/dead_letters/replay", "{}")
                        .json()
                        .path("replayed")
                        .asInt())
                .as("what was put away stays there")
                .isZero();
    }

    @Test
    void anErasureIsNotPutAwayBecauseItHasToBeDone() {
        String letter = DeadWork.erasure(shop, "The disk is full.");
        assertThat(amy.open("/dashboard/dead-letters").body())
                .contains("Erasing a person", "Try again")
                .doesNotContain("/" + letter + "/put-away");
        assertThat(shop.secret()
                        .post("/api/v1/dead_letters/" + letter + "/put_away", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tryingAgainIsNotForAnalystsNorForAnotherShop() {
        String letter = DeadWork.order(shop, "1001", "Broken.");
        Browser analyst = Colleagues.signedIn(shop, Colleagues.add(shop, Role.ANALYST));
        assertThat(analyst.open("/dashboard/dead-letters").body())
                .contains("Broken.")
                .doesNotContain("Try again", "/put-away");
        assertThat(analyst.submit("/dashboard/dead-letters/" + letter + "/put-away", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(analyst.submit("/dashboard/dead-letters/" + letter + "/replay", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(analyst.submit("/dashboard/dead-letters/replay", Map.of()).status())
                .isEqualTo(403);
        Shop other = BusyShop.quiet(server.shop()).shop;
        Browser stranger = Colleagues.signedIn(other, Colleagues.add(other, Role.OWNER));
        assertThat(stranger.open("/dashboard/dead-letters").body()).contains("Nothing was laid aside.");
        stranger.open("/dashboard");
        assertThat(stranger.submit("/dashboard/dead-letters/" + letter + "/replay", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(amy.open("/dashboard/dead-letters").body()).contains(letter);
    }
}
