package dev.grapevine.web.corner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.AdvocateState;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.corner.EnterCorner;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Terms;
import dev.grapevine.store.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom a program takes as an advocate: a segment's customers alone, or each one whom a teammate let in. */
class WhoMayRecommendTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @Test
    void onlyCustomersOfTheSegmentAreTakenAndTheShopSaysWhoTheyAre() {
        LiveShop live = LiveShop.open(server, terms -> takes(terms, AdvocateRule.Who.SEGMENT, "vip", false));
        UUID customer = customer(live);
        EnterCorner corner = server.part(EnterCorner.class);
        assertThat(corner.advocate(live.shop().id(), customer)).isEmpty();
        String path = "/api/v1/customers/" + Ids.text(IdKind.CUSTOMER, customer) + "/segments";
        Reply put = live.shop().secret().send("PUT", path, "{\"segments\": [\"vip\", \"early\"]}");
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(live.shop().secret().get(path).json().path("segments").toString())
                .isEqualTo("[\"early\",\"vip\"]");
        assertThat(corner.advocate(live.shop().id(), customer).map(Advocate::state))
                .contains(AdvocateState.ACTIVE);
        assertThat(live.shop()
                        .secret()
                        .send("PUT", path, "{\"segments\": [\" \"]}")
                        .wrongFields())
                .containsExactly("segments");
    }

    @Test
    void whoWaitsIsLetInFromTheDashboardOrKeptOut() {
        LiveShop live = LiveShop.open(server, terms -> takes(terms, AdvocateRule.Who.EVERYONE, null, true));
        Advocate eve = waits(live);
        Advocate mallory = waits(live);
        Browser amy = Colleagues.signedIn(live.shop(), Colleagues.add(live.shop(), Role.MANAGER));
        assertThat(amy.open("/dashboard").body()).contains("2 people wait to be let in");
        assertThat(amy.open("/dashboard/newcomers").body()).contains("Let in", "Keep out");
        for (int press = 0; press < 2; press++) {
            assertThat(amy.submit("/dashboard/newcomers/" + eve.idText() + "/approval", Map.of())
                            .header("Location"))
                    .isEqualTo("/dashboard/newcomers?done=let-in");
        }
        amy.submit("/dashboard/newcomers/" + mallory.idText() + "/refusal", Map.of());
        assertThat(state(live, eve)).isEqualTo(AdvocateState.ACTIVE);
        assertThat(state(live, mallory)).isEqualTo(AdvocateState.BANNED);
        assertThat(amy.open("/dashboard/newcomers?done=kept-out").body()).contains("Kept out.", "Nobody waits.");
        assertThat(live.count("audit_entry", "action = 'approve.advocate'")).isEqualTo(1);
    }

    @Test
    void lettingInIsNotForAnalystsNorForAnotherShop() {
        LiveShop live = LiveShop.open(server, terms -> takes(terms, AdvocateRule.Who.EVERYONE, null, true));
        Advocate eve = waits(live);
        String address = "/dashboard/newcomers/" + eve.idText();
        Browser analyst = Colleagues.signedIn(live.shop(), Colleagues.add(live.shop(), Role.ANALYST));
        assertThat(analyst.open("/dashboard/newcomers").body()).doesNotContain("/approval");
        LiveShop other = LiveShop.open(server);
        Browser stranger = Colleagues.signedIn(other.shop(), Colleagues.add(other.shop(), Role.OWNER));
        for (String action : new String[] {"/approval", "/refusal"}) {
            assertThat(analyst.submit(address + action, Map.of()).status()).isEqualTo(403);
            stranger.open("/dashboard");
            assertThat(stranger.submit(address + action, Map.of()).status()).isEqualTo(404);
        }
        assertThat(state(live, eve)).isEqualTo(AdvocateState.WAITING);
    }

    private static Advocate waits(LiveShop live) {
        return server.part(EnterCorner.class)
                .advocate(live.shop().id(), customer(live))
                .orElseThrow();
    }

    private static UUID customer(LiveShop live) {
        return server.part(Customers.class)
                .recognise(live.shop().id(), new Person(null, StoreParts.freshEmail(), null, "Eve", null, "en-GB"));
    }

    private static AdvocateState state(LiveShop live, Advocate advocate) {
        return server.part(Advocates.class)
                .find(live.shop().id(), advocate.id())
                .orElseThrow()
                .state();
    }

    private static Terms takes(
            Terms terms, AdvocateRule.Who who, @org.jspecify.annotations.Nullable String segment, boolean byHand) {
        Terms everyone = LiveShop.forEveryone(terms);
        return OtherTerms.than(everyone)
                .advocates(new AdvocateRule(who, segment, byHand))
                .made();
    }
}
