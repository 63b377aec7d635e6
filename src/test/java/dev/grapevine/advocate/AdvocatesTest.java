package dev.grapevine.advocate;

import static dev.grapevine.given.StoreParts.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.ShareParts;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.TermsJson;
import dev.grapevine.program.TermsReading;
import dev.grapevine.store.Store;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdvocatesTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private ShareParts given;
    private Advocates advocates;
    private Store store;

    @BeforeEach
    void begin() {
        given = new ShareParts(database, new MovableClock());
        advocates = given.advocates;
        store = given.programs.openStore();
    }

    @Test
    void whoEnrolsTwiceIsOneAdvocateWithOneLink() {
        var customer = given.customer(store, "Ada");

        var first = advocates.enrol(store.id(), customer, EnrolmentSource.INVITATION);
        var again = advocates.enrol(store.id(), customer, EnrolmentSource.API);

        assertThat(first.fresh()).isTrue();
        assertThat(again).isEqualTo(new Enrolment(first.advocate(), false));
        assertThat(first.advocate().linkToken()).matches("[0-9a-z]{10}");
        assertThat(first.advocate().locale()).isEqualTo("en-GB");
        assertThat(advocates.find(store.id(), first.advocate().id())).contains(first.advocate());
        assertThat(advocates.ofCustomer(store.id(), customer)).contains(first.advocate());
    }

    @Test
    void sixteenEnrolmentsAtOnceMakeOneAdvocate() throws Exception {
        var customer = given.customer(store, "Ada");
        Callable<Enrolment> enrolment = () -> advocates.enrol(store.id(), customer, EnrolmentSource.SIGN_UP);

        Set<UUID> ids = new HashSet<>();
        int fresh = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(16, enrolment))) {
                ids.add(done.get().advocate().id());
                fresh += done.get().fresh() ? 1 : 0;
            }
        }

        assertThat(ids).hasSize(1);
        assertThat(fresh).isEqualTo(1);
    }

    @Test
    void whereEachOneIsLetInByHandANewAdvocateWaits() {
        var terms = TermsJson.read("{\"advocates\": {\"approved_by_hand\": true}}", store.currency());
        given.programs.live(store, ((TermsReading.Sound) terms).terms());

        var waiting = given.advocate(store, "Ada");
        var approved = advocates.approve(store.id(), waiting.id(), SYSTEM).orElseThrow();

        assertThat(waiting.state()).isEqualTo(AdvocateState.WAITING);
        assertThat(approved.isActive()).isTrue();
    }

    @Test
    void banningIsInTheAuditLogOnce() {
        var advocate = given.advocate(store, "Ada");

        advocates.ban(store.id(), advocate.id(), SYSTEM);
        advocates.ban(store.id(), advocate.id(), SYSTEM);

        assertThat(given.programs
                        .stores
                        .audit
                        .list(store.id(), Limit.DEFAULT, null)
                        .data())
                .filteredOn(entry -> entry.action().equals("ban.advocate"))
                .hasSize(1)
                .first()
                .satisfies(entry -> assertThat(entry.subject()).isEqualTo(advocate.idText()));
    }

    @Test
    void aPreferenceForOneRewardIsSpentWithItAndOneForGoodStays() {
        var id = given.advocate(store, "Ada").id();
        var once = new Preference(RewardKind.DONATION, "sea-rescue", false);
        var forGood = new Preference(RewardKind.COINS, null, true);

        advocates.prefer(store.id(), id, once);
        assertThat(advocates.spendPreference(store.id(), id)).contains(once);
        assertThat(advocates.spendPreference(store.id(), id)).isEmpty();

        advocates.prefer(store.id(), id, forGood);
        assertThat(advocates.spendPreference(store.id(), id)).contains(forGood);
        assertThat(advocates.spendPreference(store.id(), id)).contains(forGood);
    }

    @Test
    void aDonationToNobodyIsNoPreference() {
        assertThatThrownBy(() -> new Preference(RewardKind.DONATION, null, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Preference(RewardKind.CASH, "sea-rescue", true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theListGoesOnWhereItEnded() {
        for (int i = 0; i < 3; i++) {
            given.advocate(store, "Ada");
        }

        var first = advocates.list(store.id(), AdvocateSearch.ALL, new Limit(2), null);
        var rest = advocates.list(store.id(), AdvocateSearch.ALL, new Limit(2), first.next());

        assertThat(first.data()).hasSize(2);
        assertThat(rest.data()).hasSize(1).doesNotContainAnyElementsOf(first.data());
        assertThat(rest.next()).isNull();
    }

    @Test
    void anotherStoresAdvocateIsNotThere() {
        var id = given.advocate(store, "Ada").id();
        var stranger = given.programs.openStore();

        assertThat(advocates.find(stranger.id(), id)).isEmpty();
        assertThat(advocates.ban(stranger.id(), id, SYSTEM)).isEmpty();
        assertThat(advocates.ban(store.id(), Ids.newId(), SYSTEM)).isEmpty();
    }
}
