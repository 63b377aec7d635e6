package dev.grapevine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.attribution.Move;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Why;
import dev.grapevine.attribution.WhyAnswer;
import dev.grapevine.attribution.Words;
import dev.grapevine.corner.CornerSessions;
import dev.grapevine.customer.Person;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.ReferralParts;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.PhoneNumber;
import dev.grapevine.platform.secret.Fingerprints;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.risk.Verdict.Outcome;
import dev.grapevine.risk.signal.AllSignals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssessReferralsTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final MovableClock clock = new MovableClock();
    private final ReferralParts given = new ReferralParts(database, clock);
    private final UUID store = given.store.id();
    private final Advocate amy = given.advocate("Amy");
    private final Instant now = clock.instant();
    private final Verdicts verdicts = new Verdicts(database.inStore(), database.jdbc(), clock);
    private final AssessReferrals assess =
            new AssessReferrals(database.inStore(), database.jdbc(), given.orders, verdicts, AllSignals.LIST);
    private final Bursts bursts = new Bursts(database.inStore(), database.jdbc(), new Nudge(), clock);
    private final ReviewQueue queue = new ReviewQueue(database.inStore(), database.jdbc(), given.referrals, verdicts);

    @Test
    void aStrangersOrderIsClear() {
        UUID order = referred("1", "friend@example.com", "");

        assertThat(assessed(order)).isEqualTo(new Verdict(Outcome.CLEAR, List.of()));
        assertThat(verdicts.find(store, referral(order).id())).contains(new Verdict(Outcome.CLEAR, List.of()));
    }

    @Test
    void whatTheOrderSharesWithTheAdvocatesOwnOrdersIsNoticed() {
        String prints = "'browser':{'ip':'203.0.113.9','device':'d1'}, 'marks':{'payment':'card1'},";
        given.order("own", now.minus(Duration.ofDays(90)), prints, "'email':'" + mailOf(amy) + "'");
        UUID order = referred("1", "friend@example.com", prints);

        Verdict verdict = assessed(order);

        assertThat(verdict.outcome()).isEqualTo(Outcome.SUSPICIOUS);
        assertThat(verdict.signals())
                .extracting(Noticed::key, one -> one.args().get("by"))
                .containsExactly(
                        tuple("same_payment", "advocate"),
                        tuple("same_device", "advocate"),
                        tuple("same_network", "advocate"));
    }

    @Test
    void anAdvocateWhoNeverOrderedIsKnownByTheNetworkOfHerCorner() {
        UUID order = referred("1", "friend@example.com", "'browser':{'ip':'203.0.113.9'},");
        var sessions = new CornerSessions(database.inStore(), database.jdbc(), clock);
        var fingerprints = new Fingerprints(InstallationKey.load(database.installation()));
        for (int i = 0; i < 2; i++) {
            sessions.begin(
                    store,
                    amy.customerId(),
                    fingerprints.network(store, "203.0.113.9").orElseThrow());
        }
        assertThat(assessed(order).signals())
                .extracting(Noticed::key, one -> one.args().get("by"))
                .containsExactly(tuple("same_network", "advocate"));

        UUID elsewhere = referred("2", "other@example.com", "'browser':{'ip':'198.51.100.7'},");
        assertThat(assessed(elsewhere).signals()).isEmpty();
    }

    @Test
    void aNetworkThatNobodyCameFromForHalfAYearIsForgottenAndSpeaksAgainstNoFriend() {
        var sessions = new CornerSessions(database.inStore(), database.jdbc(), clock);
        var fingerprints = new Fingerprints(InstallationKey.load(database.installation()));
        for (String address : List.of("203.0.113.9", "198.51.100.7")) {
            sessions.begin(
                    store,
                    amy.customerId(),
                    fingerprints.network(store, address).orElseThrow());
        }
        String code = codes();
        clock.advance(Duration.ofDays(179));
        UUID late = given.order(
                "1", clock.instant(), code + "'browser':{'ip':'203.0.113.9'},", "'email':'friend@example.com'");
        assertThat(assessed(late).signals()).extracting(Noticed::key).containsExactly("same_network");

        clock.advance(Duration.ofDays(1));
        UUID tooLate = given.order(
                "2", clock.instant(), code + "'browser':{'ip':'198.51.100.7'},", "'email':'other@example.com'");
        assertThat(assessed(tooLate).signals()).isEmpty();

        sessions.begin(store, given.advocate("Ben").customerId(), "elsewhere");
        assertThat(database.owner()
                        .sql("select network from corner_network where store_id = :store")
                        .param("store", store)
                        .query(String.class)
                        .list())
                .containsExactly("elsewhere");
    }

    @Test
    void whatTheOrderSharesWithAnotherFriendsIsNoticedAndWithTheSameFriendsIsNot() {
        String prints = "'marks':{'shipping_address':'home'},";
        UUID first = referred("1", "one@example.com", prints);
        given.attributed(first);
        UUID other = referred("2", "two@example.com", prints);

        assertThat(assessed(other).signals())
                .extracting(Noticed::key, one -> one.args().get("by"))
                .containsExactly(tuple("same_shipping_address", "other_friend"));
    }

    @Test
    void aBuyerWithTheAdvocatesNumberIsRejected() {
        var customer = given.shares.customers.recognise(
                store,
                new Person(
                        "7", new EmailAddress("cy@example.com"), new PhoneNumber("+447700900123"), "Cy", null, null));
        Advocate cy = given.shares
                .advocates
                .enrol(store, customer, EnrolmentSource.SIGN_UP)
                .advocate();
        UUID order = given.order(
                "1",
                now,
                "'coupon_codes':['" + given.codeOf(cy) + "'],",
                "'external_id':'9', 'email':'friend@example.com', 'phone':'+447700900123'");

        assertThat(assessed(order).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(assessed(order).reason()).isEqualTo("same_person");
    }

    @Test
    void manyOrdersOfOneAdvocatesFriendsInADayAreNoticedWhicheverOfThemCameFirst() {
        List<UUID> orders = friendsBuy(Weight.BURST);
        UUID dayBefore = given.order("before", now.minus(Duration.ofHours(25)), codes(), "'email':'early@example.com'");
        orders.add(dayBefore);
        var attributed = given.attribute(orders.toArray(UUID[]::new));
        assertThat(assess.assess(store, attributed.values()).values())
                .allSatisfy(verdict -> assertThat(verdict.signals()).isEmpty());

        UUID inBetween = given.order("late", now.minusSeconds(5), codes(), "'email':'late@example.com'");
        var last = given.attribute(inBetween);
        assess.assess(store, last.values());
        nothingIsDue();
        bursts.lookAgain(store, List.of(referral(inBetween).id()), List.of(inBetween));

        assertThat(due()).containsExactlyInAnyOrderElementsOf(orders.subList(0, Weight.BURST));
        var again = assess.assess(store, attributed.values());
        orders.subList(0, Weight.BURST).forEach(order -> assertThat(
                        Objects.requireNonNull(again.get(referral(order).id())).reason())
                .isEqualTo("burst"));
        assertThat(Objects.requireNonNull(again.get(referral(dayBefore).id())).signals())
                .isEmpty();
        nothingIsDue();
        bursts.lookAgain(store, List.of(referral(inBetween).id()), List.of(inBetween));
        assertThat(due()).as("they know already").isEmpty();
    }

    private void nothingIsDue() {
        database.owner()
                .sql("update shop_order set due_at = null where store_id = :store")
                .param("store", store)
                .update();
    }

    private List<UUID> due() {
        return database.owner()
                .sql("select id from shop_order where store_id = :store and due_at is not null")
                .param("store", store)
                .query(UUID.class)
                .list();
    }

    private List<UUID> friendsBuy(int times) {
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            orders.add(given.order(
                    String.valueOf(i), now.plusSeconds(i), codes(), "'email':'friend" + i + "@example.com'"));
        }
        return orders;
    }

    @Test
    void anotherVerdictTakesThePlaceOfTheFirst() {
        UUID order = referred("1", "x@mailinator.com", "");
        assertThat(assessed(order).reason()).isEqualTo("disposable_mail");

        given.shares.advocates.ban(store, amy.id(), StoreParts.SYSTEM);
        assertThat(assessed(order).signals()).hasSize(2);
        given.shares.advocates.approve(store, amy.id(), StoreParts.SYSTEM);
        Verdict last = assessed(order);

        assertThat(verdicts.find(store, referral(order).id())).contains(last);
        assertThat(last.signals()).hasSize(1);
    }

    @Test
    void whatAPersonLetPassIsNotAssessedAgain() {
        UUID order = referred("1", "x@mailinator.com", "");
        given.attributed(order);
        given.referrals.move(store, Move.hold(referral(order).id(), null));
        given.referrals.move(store, Move.clear(referral(order).id(), StoreParts.SYSTEM, null));

        assertThat(assess.assess(store, given.attribute(order).values())).isEmpty();
    }

    @Test
    void theQueueShowsWhoWaitsLongestFirstWithTheReasons() {
        UUID first = referred("1", "x@mailinator.com", "");
        UUID second = referred("2", "two@example.com", "");
        assessed(first);
        assessed(second);
        given.referrals.move(store, Move.hold(referral(second).id(), null));
        clock.advance(Duration.ofMinutes(1));
        given.referrals.move(store, Move.hold(referral(first).id(), null));

        assertThat(queue.count(store)).isEqualTo(2);
        var page = queue.list(store, new Limit(1), null);
        assertThat(page.data()).extracting(held -> held.referral().orderId()).containsExactly(second);
        assertThat(queue.list(store, new Limit(1), page.next()).data())
                .extracting(held -> Objects.requireNonNull(held.verdict()).reason())
                .containsExactly("disposable_mail");
    }

    @Test
    void whyTellsTheVerdictInWords() {
        UUID order = referred("1", "x@mailinator.com", "");
        assessed(order);
        Why why = new Why(
                database.inStore(),
                given.orders,
                given.attributions,
                given.referrals,
                given.shares.advocates,
                given.shares.customers,
                List.of(verdicts),
                clock);

        WhyAnswer answer = why.ofOrder(store, order, new Words(Locale.UK, ZoneId.of("Europe/London")))
                .orElseThrow();

        assertThat(answer.verdict())
                .isEqualTo(new WhyAnswer.Verdict(
                        "clear",
                        List.of(new WhyAnswer.Signal(
                                "disposable_mail",
                                Weight.STRONG,
                                "The buyer’s e-mail address is a throw-away one, at mailinator.com."))));
    }

    private UUID referred(String externalId, String email, String more) {
        return given.order(externalId, now, codes() + more, "'email':'" + email + "'");
    }

    private String codes() {
        return "'coupon_codes':['" + given.codeOf(amy) + "'],";
    }

    private String mailOf(Advocate advocate) {
        var customer = given.shares.customers.find(store, advocate.customerId()).orElseThrow();
        return Objects.requireNonNull(customer.email()).deliverable();
    }

    private Verdict assessed(UUID order) {
        var found = assess.assess(store, given.attribute(order).values());
        return Objects.requireNonNull(found.get(referral(order).id()));
    }

    private Referral referral(UUID order) {
        return given.referralOf(order);
    }
}
