package dev.grapevine.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.claim.ClaimRequest;
import dev.grapevine.claim.Contact;
import dev.grapevine.customer.Person;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.ReferralParts;
import dev.grapevine.given.ShareParts;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.order.ForgetBuyer;
import dev.grapevine.program.Flow;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.Terms;
import dev.grapevine.share.Arrival;
import dev.grapevine.share.Arrived;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeOrdersTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final MovableClock clock = new MovableClock();
    private final ReferralParts given = new ReferralParts(database, clock);
    private final Advocate amy = given.advocate("Amy");
    private final Advocate bea = given.advocate("Bea");
    private final Instant now = clock.instant();

    @Test
    void anOrderWithoutAnyEvidenceIsPutDownToNobodyAndOpensNoReferral() {
        UUID order = given.order("1", now, "", "'email':'friend@example.com'");

        AttributedOrder attributed = given.attributed(order);

        assertThat(reason(attributed)).isEqualTo(Reason.NO_EVIDENCE);
        assertThat(attributed.referral()).isNull();
    }

    @Test
    void anAdvocatesCodeOpensAReferralUnderTheTermsOfTheDay() {
        UUID order = given.order("1", now, codes(given.codeOf(amy)), "'email':'friend@example.com'");

        AttributedOrder attributed = given.attributed(order);

        assertThat(attributed.decision().recommendation())
                .isEqualTo(new Decision.Recommendation(
                        amy.id(), given.program.program().id(), 1));
        assertThat(given.referralOf(order).state()).isEqualTo(ReferralState.PURCHASED);
        assertThat(given.attributions.find(given.store.id(), order)).contains(attributed.decision());
    }

    @Test
    void aClaimKeepsTheTermsOfItsOwnDayAndAVisitHasThoseOfTheOrders() {
        UUID program = given.program.program().id();
        String visit = visit(bea);
        var programs = given.shares.programs.programs;
        programs.change(
                given.store.id(),
                program,
                ProgramDraft.of("Friends", promising(given.program.terms(), Flow.EMAIL)),
                StoreParts.SYSTEM);
        given.claims.make(
                given.store.id(),
                claim(given, amy, new Contact.Email(new EmailAddress("one@example.com"))),
                _ -> false);
        clock.advance(Duration.ofDays(1));
        programs.change(
                given.store.id(),
                program,
                ProgramDraft.of("Friends", promising(given.program.terms(), Flow.EMAIL, Flow.MOBILE)),
                StoreParts.SYSTEM);
        UUID claimed = given.order("1", clock.instant(), "", "'email':'one@example.com'");
        UUID came = given.order("2", clock.instant(), "'visit_token':'" + visit + "',", "'email':'two@example.com'");

        given.attribute(claimed, came);

        assertThat(given.referralOf(claimed).programVersion()).isEqualTo(2);
        assertThat(given.referralOf(came).programVersion()).isEqualTo(3);
    }

    @Test
    void aVisitsTokenIsEvidenceAndACodeOfAnotherAdvocateIsStronger() {
        String token = visit(amy);
        UUID byVisit = given.order("1", now, "'visit_token':'" + token + "',", "'email':'one@example.com'");
        UUID byBoth = given.order(
                "2", now, "'visit_token':'" + token + "'," + codes(given.codeOf(bea)), "'email':'two@example.com'");

        Map<UUID, AttributedOrder> attributed = given.attribute(byVisit, byBoth);

        assertThat(advocate(attributed, byVisit)).isEqualTo(amy.id());
        assertThat(advocate(attributed, byBoth)).isEqualTo(bea.id());
        assertThat(Objects.requireNonNull(attributed.get(byBoth)).decision().evidence())
                .extracting(one -> one.evidence().kind(), Evidence.Weighed::aside)
                .containsExactly(
                        Tuple.tuple(EvidenceKind.ADVOCATE_CODE, null),
                        Tuple.tuple(EvidenceKind.VISIT, Reason.OUTWEIGHED));
    }

    @Test
    void aBuyerWhoIsForgottenTakesNothingFromWhoeverSentHer() {
        UUID order = given.order("1", now, "'visit_token':'" + visit(amy) + "',", "'email':'one@example.com'");
        given.attributed(order);
        UUID buyer = given.orders.find(given.store.id(), order).orElseThrow().customerId();

        new ForgetBuyer(database.inStore(), database.jdbc()).forget(given.store.id(), buyer);

        assertThat(advocate(given.attribute(order), order)).isEqualTo(amy.id());
    }

    @ParameterizedTest(name = "Invariant 21: no decision depends on this clock being right to the minute ({0} s off)")
    @ValueSource(longs = {-240, 0, 240})
    void aClockThatIsMinutesOffDecidesTheSame(long secondsOff) {
        Instant bought = now.plus(Duration.ofDays(1));
        clock.advance(Duration.ofDays(1).plusSeconds(secondsOff));
        String token = visit(amy);
        UUID came = given.order("1", bought, "'visit_token':'" + token + "',", "'email':'one@example.com'");
        UUID typed = given.order("2", bought, codes(given.codeOf(bea)), "'email':'two@example.com'");

        Map<UUID, AttributedOrder> attributed = given.attribute(came, typed);

        assertThat(advocate(attributed, came)).isEqualTo(amy.id());
        assertThat(advocate(attributed, typed)).isEqualTo(bea.id());
        assertThat(given.referralOf(came).purchasedAt()).isEqualTo(bought);
    }

    @Test
    void decidingAgainChangesNothing() {
        UUID order = given.order("1", now, codes(given.codeOf(amy)), "'email':'friend@example.com'");
        var decided = given.attributed(order).decision();

        assertThat(given.attributed(order).decision()).isEqualTo(decided);
        assertThat(given.referrals.timeline(
                        given.store.id(), given.referralOf(order).id()))
                .extracting(ReferralEvent::what)
                .containsExactly("purchased");
    }

    @Test
    void whoBoughtBeforeIsNoNewCustomerAndTheReferralSaysByWhichOrder() {
        given.order("1", now.minus(Duration.ofDays(90)), "'number':'#1',", "'email':'friend@example.com'");
        UUID order = given.order("2", now, codes(given.codeOf(amy)), "'email':'Friend@example.com'");

        assertThat(reason(given.attributed(order))).isEqualTo(Reason.NOT_NEW);
        assertThat(given.referralOf(order).state()).isEqualTo(ReferralState.REJECTED);
        assertThat(given.referralOf(order).args()).containsEntry("order", "#1");
    }

    @Test
    void anEarlierOrderThatArrivesLateTakesTheReferralBackAndTheTimelineSaysSo() {
        UUID order = given.order("2", now, codes(given.codeOf(amy)), "'email':'friend@example.com'");
        given.attributeAllDue();

        given.order("1", now.minus(Duration.ofDays(90)), "", "'email':'friend@example.com'");
        given.attributeAllDue();

        Referral referral = given.referralOf(order);
        assertThat(referral.state()).isEqualTo(ReferralState.REJECTED);
        assertThat(referral.reason()).isEqualTo("not_new");
        assertThat(given.referrals.timeline(given.store.id(), referral.id()))
                .extracting(ReferralEvent::what)
                .containsExactly("purchased", "decision_changed");
    }

    @Test
    void whatIsApprovedAlreadyIsLeftAsItIs() {
        UUID order = given.order("2", now, codes(given.codeOf(amy)), "'email':'friend@example.com'");
        given.attributeAllDue();
        UUID referral = given.referralOf(order).id();
        given.referrals.move(given.store.id(), Move.toReview(referral, now, now));
        given.referrals.move(given.store.id(), Move.approve(referral));

        given.order("1", now.minus(Duration.ofDays(90)), "", "'email':'friend@example.com'");
        given.attributeAllDue();

        assertThat(given.referralOf(order).state()).isEqualTo(ReferralState.APPROVED);
        assertThat(given.attributions
                        .find(given.store.id(), order)
                        .orElseThrow()
                        .isAttributed())
                .isTrue();
    }

    @Test
    void whoUsesHerOwnCodeUnderAnAliasIsFoundOut() {
        given.shares.customers.recognise(given.store.id(), Person.of(new EmailAddress("amy.pond@gmail.com")));
        UUID customer =
                given.shares.customers.recognise(given.store.id(), Person.of(new EmailAddress("amypond@gmail.com")));
        Advocate pond = given.shares
                .advocates
                .enrol(given.store.id(), customer, EnrolmentSource.SIGN_UP)
                .advocate();
        UUID order = given.order("1", now, codes(given.codeOf(pond)), "'email':'amypond+two@gmail.com'");

        assertThat(reason(given.attributed(order))).isEqualTo(Reason.SELF);
        assertThat(given.referralOf(order).args()).containsEntry("by", "alias");
    }

    @Test
    void aBannedAdvocateBringsNothingAnyMoreAndKeepsWhatSheBrought() {
        UUID before = given.order("1", now, codes(given.codeOf(amy)), "'email':'one@example.com'");
        given.attributed(before);
        given.shares.advocates.ban(given.store.id(), amy.id(), StoreParts.SYSTEM);
        UUID after = given.order("2", now, codes(given.codeOf(amy)), "'email':'two@example.com'");

        Map<UUID, AttributedOrder> attributed = given.attribute(before, after);

        assertThat(advocate(attributed, before)).isEqualTo(amy.id());
        assertThat(reason(Objects.requireNonNull(attributed.get(after)))).isEqualTo(Reason.ADVOCATE_NOT_ACTIVE);
    }

    @Test
    void historyIsNeverPutDownToAnybody() {
        UUID order = given.record("""
                {"external_id": "1", "placed_at": "%s", "currency": "GBP", "total": "50.00", "history": true,
                 "coupon_codes": ["%s"], "customer": {"email": "friend@example.com"}}
                """.formatted(now, given.codeOf(amy)));

        assertThat(reason(given.attributed(order))).isEqualTo(Reason.HISTORY);
    }

    @Test
    void aTeammatesTieIsStrongerThanEverythingAndIsUndone() {
        given.order("1", now.minus(Duration.ofDays(90)), "", "'email':'friend@example.com'");
        UUID order = given.order("2", now, codes(given.codeOf(amy)), "'email':'friend@example.com'");
        given.attributeAllDue();

        given.tieByHand.tie(given.store.id(), order, bea.id(), null, "She told us", StoreParts.SYSTEM);
        assertThat(given.referralOf(order).advocateId()).isEqualTo(bea.id());
        assertThat(given.referralOf(order).state()).isEqualTo(ReferralState.PURCHASED);

        given.tieByHand.untie(given.store.id(), order, StoreParts.SYSTEM);
        assertThat(given.referralOf(order).advocateId()).isEqualTo(amy.id());
        assertThat(given.referralOf(order).reason()).isEqualTo("not_new");
        assertThat(given.tieByHand.untie(given.store.id(), order, StoreParts.SYSTEM))
                .isInstanceOf(TieOutcome.NotTied.class);
    }

    /** Invariant 20: the same events give the same attribution, whichever arrives first. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameEventsGiveTheSameAttributionWhicheverArrivesFirst(long seed) {
        Map<String, String> inTime = played(new Random(0), false);

        assertThat(inTime).containsValues("to 0 under version 1", "to 0 under version 2");
        assertThat(played(new Random(seed), true)).as("seed %s", seed).isEqualTo(inTime);
    }

    /** Something that happens, or is told, at a moment. */
    private record Event(Instant at, Runnable happens) {}

    /**
     * Ten friends with up to four orders each, by claims and several advocates' codes, in a program that is paused, goes on,
     * gets other terms and is stopped: each order told twice, when it is placed or up to forty days later, and decided at
     * arbitrary moments.
     */
    private Map<String, String> played(Random random, boolean late) {
        MovableClock time = new MovableClock();
        ReferralParts world = new ReferralParts(database, time, terms -> promising(terms, Flow.EMAIL));
        List<Advocate> advocates = List.of(world.advocate("Amy"), world.advocate("Bea"));
        Map<String, UUID> orders = new HashMap<>();
        List<Event> events = new ArrayList<>(programsDays(world));
        for (int friend = 0; friend < 10; friend++) {
            Contact contact = new Contact.Email(new EmailAddress("friend" + friend + "@example.com"));
            events.add(new Event(
                    now.plus(Duration.ofHours(24 * (1 + friend) - 20)),
                    () -> world.claims.make(
                            world.store.id(), claim(world, advocates.getFirst(), contact), _ -> false)));
            for (int n = 0; n <= friend % 4; n++) {
                String id = friend + "-" + n;
                Instant placed = now.plus(Duration.ofHours(24 * (1 + friend) + 200 * n));
                String code = n % 2 == friend % 2 ? codes(world.codeOf(advocates.get((friend + n) % 2))) : "";
                String state = friend % 3 == 0 && n == 0 ? "cancelled" : "paid";
                String json = """
                        {%s "external_id": "%s", "placed_at": "%s", "state": "%s", "currency": "GBP",
                         "total": "50.00", "customer": {"email": "friend%d@example.com"}}
                        """.formatted(code.replace('\'', '"'), id, placed, state, friend);
                for (int times = 0; times < 2; times++) {
                    Instant told = late ? placed.plus(Duration.ofHours(random.nextInt(960))) : placed;
                    events.add(new Event(told, () -> orders.put(id, world.record(json))));
                }
            }
        }
        events.sort(Comparator.comparing(Event::at));
        for (Event event : events) {
            time.advance(Duration.between(time.instant(), event.at()));
            event.happens().run();
            if (!late || random.nextInt(3) == 0) {
                world.attributeAllDue();
            }
        }
        world.attributeAllDue();
        Map<String, String> outcome = new HashMap<>();
        orders.forEach((id, order) -> {
            Decision decision = world.attributions.find(world.store.id(), order).orElseThrow();
            outcome.put(id, told(decision, advocates));
        });
        return outcome;
    }

    private static ClaimRequest claim(ReferralParts world, Advocate advocate, Contact contact) {
        var running = world.shares
                .programs
                .programs
                .find(world.store.id(), world.program.program().id())
                .orElseThrow();
        return new ClaimRequest(advocate, running, contact, "Ben", false, "landing page", "en", null, null);
    }

    private static Terms promising(Terms terms, Flow... flows) {
        return OtherTerms.than(terms).flows(Set.of(flows)).made();
    }

    /** Live but for two days of pause, with other terms from the eighth day on, until it is stopped. */
    private List<Event> programsDays(ReferralParts world) {
        Programs programs = world.shares.programs.programs;
        UUID store = world.store.id();
        UUID program = world.program.program().id();
        return List.of(
                new Event(now.plus(Duration.ofHours(90)), () -> programs.pause(store, program, StoreParts.SYSTEM)),
                new Event(now.plus(Duration.ofHours(140)), () -> programs.activate(store, program, StoreParts.SYSTEM)),
                new Event(now.plus(Duration.ofHours(180)), () -> {
                    var draft = ProgramDraft.of("Friends", promising(world.program.terms(), Flow.EMAIL, Flow.MOBILE));
                    programs.change(store, program, draft, StoreParts.SYSTEM);
                }),
                new Event(now.plus(Duration.ofHours(400)), () -> programs.stop(store, program, StoreParts.SYSTEM)));
    }

    private static String told(Decision decision, List<Advocate> advocates) {
        return switch (decision) {
            case Decision.Attributed(var to, var _) ->
                "to " + advocates.stream().map(Advocate::id).toList().indexOf(to.advocateId()) + " under version "
                        + to.version();
            case Decision.NotAttributed not -> not.reason().code() + not.args();
        };
    }

    private String visit(Advocate advocate) {
        var arrived = given.shares.visits.record(
                given.store.id(), Arrival.by(advocate.linkToken(), ShareParts.PHONE_BROWSER));
        return ((Arrived.Visited) arrived).token();
    }

    private static String codes(String code) {
        return "'coupon_codes':['" + code + "'],";
    }

    private static Reason reason(AttributedOrder attributed) {
        return ((Decision.NotAttributed) attributed.decision()).reason();
    }

    private static UUID advocate(Map<UUID, AttributedOrder> attributed, UUID order) {
        var decision = (Decision.Attributed)
                Objects.requireNonNull(attributed.get(order)).decision();
        return decision.recommendation().advocateId();
    }
}
