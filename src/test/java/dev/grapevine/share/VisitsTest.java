package dev.grapevine.share;

import static dev.grapevine.given.ShareParts.PHONE_BROWSER;
import static dev.grapevine.given.StoreParts.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.ShareParts;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.store.Store;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VisitsTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private ShareParts given;
    private Visits visits;
    private Store store;
    private RunningProgram running;
    private Advocate ada;

    @BeforeEach
    void begin() {
        given = new ShareParts(database, new MovableClock());
        visits = given.visits;
        store = given.programs.openStore();
        running = given.programs.live(store);
        ada = given.advocate(store, "Ada");
    }

    @Test
    void aFriendsVisitIsFoundByItsTokenAsItWas() {
        var arrival = new Arrival(ada.linkToken(), Channel.WHATSAPP, PHONE_BROWSER, null, "net", "dev", null);

        var visited = (Arrived.Visited) visits.record(store.id(), arrival);

        assertThat(visits.byToken(store.id(), visited.token())).contains(visited.visit());
        assertThat(visited.visit().advocateId()).isEqualTo(ada.id());
        assertThat(visited.visit().programId()).isEqualTo(running.program().id());
        assertThat(visited.visit().channel()).isEqualTo(Channel.WHATSAPP);
    }

    @Test
    void aLinkInCapitalsIsTheSameLink() {
        var arrival = Arrival.by(ada.linkToken().toUpperCase(Locale.ROOT), PHONE_BROWSER);

        assertThat(visits.record(store.id(), arrival)).isInstanceOf(Arrived.Visited.class);
        assertThat(given.links
                        .find(store.id(), arrival.linkToken())
                        .orElseThrow()
                        .advocateId())
                .isEqualTo(ada.id());
    }

    @Test
    void programsAreCountedApart() {
        var preview = visits.record(store.id(), Arrival.by(ada.linkToken(), "WhatsApp/2.23.20.0"));
        visits.record(store.id(), Arrival.by(ada.linkToken(), PHONE_BROWSER));

        assertThat(((Arrived.CountedApart) preview).visit().traffic()).isEqualTo(Traffic.PREVIEW);
        assertThat(countedBy("person")).isEqualTo(1);
        assertThat(countedBy("preview")).isEqualTo(1);
    }

    @Test
    void onesOwnLinkCountsNothing() {
        var own = new Arrival(ada.linkToken(), null, PHONE_BROWSER, null, null, null, ada.customerId());

        assertThat(visits.record(store.id(), own)).isEqualTo(new Arrived.OwnLink(ada.id()));
        assertThat(countedBy("person")).isZero();
    }

    @Test
    void whoIsSignedInCountsOnSomebodyElsesLink() {
        var other = given.customer(store, "Bob");
        var arrival = new Arrival(ada.linkToken(), null, PHONE_BROWSER, null, null, null, other);

        assertThat(visits.record(store.id(), arrival)).isInstanceOf(Arrived.Visited.class);
    }

    @Test
    void aLinkOfABannedAdvocateOrOfNobodyIsNone() {
        given.advocates.ban(store.id(), ada.id(), SYSTEM);

        assertThat(visits.record(store.id(), Arrival.by(ada.linkToken(), PHONE_BROWSER)))
                .isEqualTo(new Arrived.NoSuchLink());
        assertThat(visits.record(store.id(), Arrival.by("nobodyatal", PHONE_BROWSER)))
                .isEqualTo(new Arrived.NoSuchLink());
    }

    @Test
    void withoutAnOpenProgramTheLinkSaysSoAndCountsNothing() {
        given.programs.programs.pause(store.id(), running.program().id(), SYSTEM);

        assertThat(visits.record(store.id(), Arrival.by(ada.linkToken(), PHONE_BROWSER)))
                .isEqualTo(new Arrived.Closed(ada.id()));
        assertThat(countedBy("person")).isZero();
    }

    @Test
    void aForgedTokenIsNoVisit() {
        var visited = (Arrived.Visited) visits.record(store.id(), Arrival.by(ada.linkToken(), PHONE_BROWSER));
        var forged = VisitToken.of(visited.visit().id()).text();

        assertThat(visits.byTokens(store.id(), List.of(forged, "x", "!".repeat(38), visited.token())))
                .containsOnlyKeys(visited.token());
        assertThat(visits.byToken(given.programs.openStore().id(), visited.token()))
                .isEmpty();
    }

    @Test
    void anAbsurdUserAgentIsCutAndDoesNoHarm() {
        var arrival = Arrival.by(ada.linkToken(), "Mozilla/5.0 \0" + "x".repeat(10_000));

        var visited = (Arrived.Visited) visits.record(store.id(), arrival);

        assertThat(visits.byToken(store.id(), visited.token())).contains(visited.visit());
        assertThat(visited.visit().userAgent()).hasSize(400);
    }

    @Test
    void aShareIsRememberedWithItsChannel() {
        given.shares.record(store.id(), ada.id(), Channel.TELEGRAM);

        assertThat(database.owner()
                        .sql("select channel from share where advocate_id = :id")
                        .param("id", ada.id())
                        .query(String.class)
                        .list())
                .containsExactly("telegram");
        assertThat(Channel.of("telegram")).contains(Channel.TELEGRAM);
        assertThat(Channel.of("pigeon")).isEmpty();
    }

    private int countedBy(String traffic) {
        return database.owner()
                .sql("select count(*) from visit where advocate_id = :id and traffic = :traffic")
                .param("id", ada.id())
                .param("traffic", traffic)
                .query(Integer.class)
                .single();
    }
}
