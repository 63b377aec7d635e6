package dev.grapevine.store;

import static dev.grapevine.given.StoreParts.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.store.KeyRecognition.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiKeysTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final MovableClock clock = new MovableClock();
    private StoreParts given;
    private Store store;

    @BeforeEach
    void begin() {
        given = new StoreParts(database, clock);
        store = given.store();
    }

    @Test
    void aKeyTellsItsKindAndItsStore() {
        var secret =
                given.keys.issue(store.id(), NewApiKey.secret("server"), SYSTEM).text();
        var publishable = given.keys
                .issue(store.id(), NewApiKey.publishable("pages"), SYSTEM)
                .text();

        assertThat(secret).matches("gv_sk_[0-9a-z]{58}");
        assertThat(publishable).matches("gv_pk_[0-9a-z]{58}");
        assertThat(Ids.parse(IdKind.STORE, "sto_" + secret.substring(6, 32))).contains(store.id());
    }

    @Test
    void noTwoKeysAreAlike() {
        var texts = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            texts.add(ApiKeyText.fresh(ApiKey.Kind.SECRET, store.id()).text());
        }
        assertThat(texts).hasSize(1000);
    }

    @Test
    void itsHolderIsRecognised() {
        var issued = given.keys.issue(store.id(), NewApiKey.secret("server"), SYSTEM);

        assertThat(given.keys.authenticate(issued.text())).isEqualTo(new KeyRecognition.Known(issued.key()));
    }

    @Test
    void anyOtherTextIsRefused() {
        String text =
                given.keys.issue(store.id(), NewApiKey.secret("server"), SYSTEM).text();
        char last = text.charAt(text.length() - 1);
        String changed = text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0');
        String otherStore = text.substring(0, 6)
                + Ids.text(IdKind.STORE, given.store().id()).substring(4)
                + text.substring(32);

        assertThat(List.of(changed, otherStore, text.replace("gv_sk_", "gv_pk_")))
                .allSatisfy(wrong -> assertThat(given.keys.authenticate(wrong)).isEqualTo(refused(Reason.UNKNOWN)));
        assertThat(List.of(
                        "",
                        "gv_sk_",
                        text.toUpperCase(java.util.Locale.ROOT),
                        text + "0",
                        text.substring(1),
                        " " + text))
                .allSatisfy(wrong -> assertThat(given.keys.authenticate(wrong)).isEqualTo(refused(Reason.MALFORMED)));
    }

    @Test
    void aRevokedKeyIsRefusedAtOnceAlsoWhereItWasJustUsed() {
        var issued = given.keys.issue(store.id(), NewApiKey.secret("server"), SYSTEM);
        given.keys.authenticate(issued.text());

        var revoked = given.keys.revoke(store.id(), issued.key().id(), SYSTEM).orElseThrow();

        assertThat(revoked.revokedAt()).isEqualTo(clock.instant());
        assertThat(given.keys.authenticate(issued.text())).isEqualTo(refused(Reason.REVOKED));
        var anotherProcess = new StoreParts(database, clock);
        assertThat(anotherProcess.keys.authenticate(issued.text())).isEqualTo(refused(Reason.REVOKED));
    }

    @Test
    void aRevocationThatWasRolledBackNeverWas() {
        var issued = given.keys.issue(store.id(), NewApiKey.secret("server"), SYSTEM);

        assertThatThrownBy(() -> database.inStore().run(store.id(), () -> {
                    given.keys.revoke(store.id(), issued.key().id(), SYSTEM);
                    throw new IllegalStateException("after the revocation");
                }))
                .hasMessage("after the revocation");

        assertThat(given.keys.authenticate(issued.text())).isEqualTo(new KeyRecognition.Known(issued.key()));
    }

    @Test
    void aKeyHoldsUntilItExpires() {
        var issued = given.keys.issue(
                store.id(),
                new NewApiKey(
                        ApiKey.Kind.SECRET,
                        "a day",
                        Set.of(Scope.READ),
                        clock.instant().plus(Duration.ofDays(1))),
                SYSTEM);

        clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(given.keys.authenticate(issued.text())).isInstanceOf(KeyRecognition.Known.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(given.keys.authenticate(issued.text())).isEqualTo(refused(Reason.EXPIRED));
    }

    @Test
    void itsUseIsNotedOnceAnHour() {
        var issued = given.keys.issue(store.id(), NewApiKey.secret("server"), SYSTEM);
        Instant first = clock.instant();

        given.keys.authenticate(issued.text());
        clock.advance(Duration.ofMinutes(59));
        new StoreParts(database, clock).keys.authenticate(issued.text());
        assertThat(only().lastUsedAt()).isEqualTo(first);

        clock.advance(Duration.ofMinutes(2));
        new StoreParts(database, clock).keys.authenticate(issued.text());
        assertThat(only().lastUsedAt()).isEqualTo(first.plus(Duration.ofMinutes(61)));
    }

    @Test
    void theTextIsStoredNowhereAndShownOnce() {
        var issued = given.keys.issue(store.id(), NewApiKey.secret("server"), SYSTEM);
        String random = issued.text().substring(32);

        assertThat(issued.toString()).doesNotContain(random);
        assertThat(ApiKeyText.parse(issued.text()).orElseThrow().toString()).doesNotContain(random);
        String everything = database.owner()
                .sql("select (select string_agg(k::text, ' ') from api_key k)"
                        + " || (select string_agg(a::text, ' ') from audit_entry a)")
                .query(String.class)
                .single();
        assertThat(everything).contains(issued.key().id().toString()).doesNotContain(random);
    }

    @Test
    void aKeyDoesWhatItsScopesSayAndAnAdministratorsEverything() {
        var orders = given.keys
                .issue(store.id(), new NewApiKey(ApiKey.Kind.SECRET, "x", Set.of(Scope.ORDERS), null), SYSTEM)
                .key();
        var admin = given.keys.issue(store.id(), NewApiKey.secret("y"), SYSTEM).key();

        assertThat(orders.may(Scope.ORDERS)).isTrue();
        assertThat(orders.may(Scope.READ)).isFalse();
        assertThat(Scope.values()).allMatch(admin::may);
    }

    @Test
    void aPublishableKeyCanHaveNoScopeThatReadsOrChangesWhatIsPrivate() {
        assertThatThrownBy(() -> new NewApiKey(ApiKey.Kind.PUBLISHABLE, "x", Set.of(Scope.READ), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NewApiKey(ApiKey.Kind.PUBLISHABLE, "x", Set.of(Scope.ADMIN), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NewApiKey(ApiKey.Kind.SECRET, "x", Set.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void issuingAndRevokingAreInTheAuditLog() {
        var issued = given.keys.issue(store.id(), NewApiKey.secret("server"), SYSTEM);
        given.keys.revoke(store.id(), issued.key().id(), SYSTEM);
        given.keys.revoke(store.id(), issued.key().id(), SYSTEM);

        assertThat(given.audit.list(store.id(), Limit.DEFAULT, null).data())
                .extracting(AuditEntry::action)
                .containsExactly("revoke.api_key", "issue.api_key", "create.store");
    }

    private ApiKey only() {
        return given.keys.list(store.id()).getFirst();
    }

    private static KeyRecognition refused(Reason why) {
        return new KeyRecognition.Refused(why);
    }
}
