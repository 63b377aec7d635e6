package dev.grapevine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.customer.Consent.Channel;
import dev.grapevine.customer.Consent.Purpose;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsentsTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final UUID store = Ids.newId();
    private final UUID ada = new Customers(database.inStore(), database.jdbc(), Clock.systemUTC())
            .recognise(store, Person.of(new EmailAddress("ada@example.com")));
    private final Consents consents = new Consents(database.inStore(), database.jdbc());

    @Test
    void whoNeverSaidAnythingHasNotConsented() {
        assertThat(consents.newest(store, ada, Purpose.MARKETING, Channel.EMAIL))
                .isEmpty();
    }

    @Test
    void theNewestWordCountsWhicheverArrivesFirst() {
        Consent refused = said(false, NOON.plusSeconds(1));
        consents.record(store, ada, refused);
        consents.record(store, ada, said(true, NOON));

        assertThat(consents.newest(store, ada, Purpose.MARKETING, Channel.EMAIL))
                .contains(refused);
        assertThat(consents.newest(store, ada, Purpose.MARKETING, Channel.SMS)).isEmpty();
    }

    @Test
    void ofTwoWordsAtOneMomentTheRefusalCounts() {
        consents.record(store, ada, said(false, NOON));
        consents.record(store, ada, said(true, NOON));

        assertThat(consents.newest(store, ada, Purpose.MARKETING, Channel.EMAIL).map(Consent::given))
                .contains(false);
    }

    @Test
    void theSameWordToldTwiceIsRememberedOnce() {
        consents.record(store, ada, said(true, NOON));
        consents.record(store, ada, said(true, NOON));

        assertThat(consents.all(store, ada)).containsExactly(said(true, NOON));
    }

    private static Consent said(boolean given, Instant at) {
        return new Consent(Purpose.MARKETING, Channel.EMAIL, given, "order 1001", at);
    }
}
