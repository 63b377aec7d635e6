package dev.grapevine.claim;

import static dev.grapevine.given.ShareParts.PHONE_BROWSER;
import static dev.grapevine.given.StoreParts.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.claim.ClaimOutcome.Claimed;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.ShareParts;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.PhoneNumber;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.program.TermsJson;
import dev.grapevine.program.TermsReading;
import dev.grapevine.share.Arrival;
import dev.grapevine.share.Arrived;
import dev.grapevine.share.CodeKind;
import dev.grapevine.share.Visit;
import dev.grapevine.store.Store;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClaimsTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private static final Predicate<UUID> NOBODY_BOUGHT = Set.<UUID>of()::contains;

    private MovableClock clock;
    private ShareParts given;
    private Consents consents;
    private Claims claims;
    private Store store;
    private RunningProgram running;
    private Advocate ada;

    @BeforeEach
    void begin() {
        clock = new MovableClock();
        given = new ShareParts(database, clock);
        consents = new Consents(database.inStore(), database.jdbc());
        claims =
                new Claims(database.inStore(), database.jdbc(), given.codes, given.customers, consents, _ -> {}, clock);
        store = given.programs.openStore();
        running = live("{\"flows\": [\"coupon_code\", \"email\", \"mobile\"]}");
        ada = given.advocate(store, "Ada");
    }

    @Test
    void openingTheOfferGivesASingleUseCodeAndIsAClaimOnce() {
        var visit = visit();

        var first = (Claimed) claims.open(store.id(), visit, ada, running);
        var again = (Claimed) claims.open(store.id(), visit, ada, running);

        assertThat(first.fresh()).isTrue();
        assertThat(first.code().kind()).isEqualTo(CodeKind.FRIEND);
        assertThat(again).isEqualTo(new Claimed(first.claim(), first.code(), false));
        assertThat(claims.find(store.id(), first.claim().id())).contains(first.claim());
        assertThat(claims.byCode(store.id(), List.of(first.code().code())))
                .containsEntry(first.code().code(), List.of(first.claim()));
    }

    @Test
    void whereFriendsUseTheAdvocatesCodeOpeningShowsThat() {
        clock.advance(Duration.ofMinutes(1));
        running = live("{\"friend_offer\": {\"code\": \"per_advocate\"}}");

        var opened = (Claimed) claims.open(store.id(), visit(), ada, running);
        var other = (Claimed) claims.open(store.id(), visit(), ada, running);

        assertThat(opened.code())
                .isEqualTo(given.codes.ofAdvocate(
                        store.id(), ada, running.program().id()));
        assertThat(other.code()).isEqualTo(opened.code());
        assertThat(other.claim()).isNotEqualTo(opened.claim());
    }

    @Test
    void theSameMailboxUnderAnAliasGetsTheSameCode() {
        var first = (Claimed) make(email("friend.of.ada@gmail.com"));
        var again = (Claimed) make(email("friendofada+again@gmail.com"));

        assertThat(again).isEqualTo(new Claimed(first.claim(), first.code(), false));
        assertThat(claims.byContact(store.id(), List.of("friendofada@gmail.com")))
                .containsEntry("friendofada@gmail.com", List.of(first.claim()));
    }

    @Test
    void aMobileNumberGetsACodeOfItsOwn() {
        var claimed = (Claimed) make(new Contact.Mobile(new PhoneNumber("+447700900123")));

        assertThat(claimed.claim().kind()).isEqualTo(ClaimKind.MOBILE);
        assertThat(claimed.claim().contact()).isEqualTo("+447700900123");
    }

    @Test
    void anotherAdvocatesOfferIsAnotherClaimWithTheSameCode() {
        var bob = given.advocate(store, "Bob");
        var friend = freshEmail();

        var adas = (Claimed) make(friend);
        var bobs = (Claimed) claims.make(store.id(), request(bob, friend, null), NOBODY_BOUGHT);

        assertThat(bobs.code()).isEqualTo(adas.code());
        assertThat(bobs.claim().advocateId()).isEqualTo(bob.id());
        assertThat(claims.byContact(store.id(), List.of(friend.canonical())).get(friend.canonical()))
                .hasSize(2);
    }

    @Test
    void sixteenRequestsAtOnceAreOneClaim() throws Exception {
        var friend = freshEmail();
        Callable<ClaimOutcome> asked = () -> make(friend);

        Set<UUID> got = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(16, asked))) {
                got.add(((Claimed) done.get()).claim().id());
            }
        }

        assertThat(got).hasSize(1);
    }

    @Test
    void whenTheCodeHasExpiredAskingAgainGivesANewOne() {
        var friend = freshEmail();
        var first = (Claimed) make(friend);
        clock.advance(Duration.ofDays(31));

        var again = (Claimed) make(friend);

        assertThat(again.fresh()).isTrue();
        assertThat(again.code().code()).isNotEqualTo(first.code().code());
    }

    @Test
    void whoBoughtBeforeIsToldThatTheOfferIsForNewCustomers() {
        var address = StoreParts.freshEmail();
        var customer = given.customer(store, address, "Eve");

        var answer = claims.make(store.id(), request(ada, new Contact.Email(address), null), customer::equals);

        assertThat(answer).isEqualTo(new ClaimOutcome.ForNewCustomersOnly());
        assertThat(claims.byContact(store.id(), List.of(address.canonical()))).isEmpty();
    }

    @Test
    void aKnownPersonWhoNeverBoughtIsNew() {
        var address = StoreParts.freshEmail();
        var customer = given.customer(store, address, "Eve");

        var claimed = (Claimed) make(new Contact.Email(address));

        assertThat(claimed.claim().customerId()).isEqualTo(customer);
    }

    @Test
    void anAdvocateCantClaimHerOwnOfferAlsoNotUnderAnAlias() {
        var customer = given.customer(store, new EmailAddress("ada.own@gmail.com"), "Ada");
        var own = given.advocates
                .enrol(store.id(), customer, EnrolmentSource.SIGN_UP)
                .advocate();

        assertThat(claims.make(store.id(), request(own, email("adaown+x@gmail.com"), null), NOBODY_BOUGHT))
                .isEqualTo(new ClaimOutcome.OwnOffer());
    }

    @Test
    void whatTheProgramOrTheAdvocateDoesNotOfferIsRefused() {
        clock.advance(Duration.ofMinutes(1));
        running = live("{\"flows\": [\"email\"]}");
        var mobile = new Contact.Mobile(new PhoneNumber("+447700900124"));
        assertThat(make(mobile)).isEqualTo(new ClaimOutcome.NotOffered());

        var banned = given.advocates.ban(store.id(), ada.id(), SYSTEM).orElseThrow();
        assertThat(claims.make(store.id(), request(banned, freshEmail(), null), NOBODY_BOUGHT))
                .isEqualTo(new ClaimOutcome.NotOffered());
    }

    @Test
    void consentIsRecordedWithItsSourceAndNeverAssumed() {
        var agreed = ((Claimed) make(freshEmail())).claim();
        var silent = new ClaimRequest(ada, running, freshEmail(), "Eve", false, "landing page", "en", null, null);
        var said = ((Claimed) claims.make(store.id(), silent, NOBODY_BOUGHT)).claim();

        assertThat(consents.all(store.id(), Objects.requireNonNull(agreed.customerId())))
                .singleElement()
                .satisfies(consent -> {
                    assertThat(consent.purpose()).isEqualTo(Consent.Purpose.MARKETING);
                    assertThat(consent.given()).isTrue();
                    assertThat(consent.source()).isEqualTo("landing page");
                });
        assertThat(consents.all(store.id(), Objects.requireNonNull(said.customerId())))
                .isEmpty();
    }

    @Test
    void aStrangerIsNotFloodedWithOffersOfManyAdvocates() {
        var stranger = freshEmail();
        for (int i = 0; i < 3; i++) {
            var request = request(given.advocate(store, "Bot"), stranger, null);
            assertThat(claims.make(store.id(), request, NOBODY_BOUGHT)).isInstanceOf(Claimed.class);
        }

        assertThat(make(stranger)).isEqualTo(new ClaimOutcome.TooMany());
        clock.advance(Duration.ofDays(1));
        assertThat(make(stranger)).isInstanceOf(Claimed.class);
    }

    @Test
    void aNetworkThatClaimsAllTheTimeIsStoppedAndOthersAreNot() {
        for (int i = 0; i < 20; i++) {
            assertThat(claims.make(store.id(), request(ada, freshEmail(), "net"), NOBODY_BOUGHT))
                    .isInstanceOf(Claimed.class);
        }

        assertThat(claims.make(store.id(), request(ada, freshEmail(), "net"), NOBODY_BOUGHT))
                .isEqualTo(new ClaimOutcome.TooMany());
        assertThat(claims.make(store.id(), request(ada, freshEmail(), "other"), NOBODY_BOUGHT))
                .isInstanceOf(Claimed.class);
    }

    private ClaimOutcome make(Contact contact) {
        return claims.make(store.id(), request(ada, contact, null), NOBODY_BOUGHT);
    }

    private ClaimRequest request(Advocate advocate, Contact contact, @Nullable String network) {
        return new ClaimRequest(advocate, running, contact, "Eve", true, "landing page", "en", null, network);
    }

    private static Contact email(String address) {
        return new Contact.Email(new EmailAddress(address));
    }

    private static Contact freshEmail() {
        return new Contact.Email(StoreParts.freshEmail());
    }

    private Visit visit() {
        var arrived = given.visits.record(store.id(), Arrival.by(ada.linkToken(), PHONE_BROWSER));
        return ((Arrived.Visited) arrived).visit();
    }

    private RunningProgram live(String settings) {
        var terms = (TermsReading.Sound) TermsJson.read(settings, store.currency());
        return given.programs.live(store, terms.terms());
    }
}
