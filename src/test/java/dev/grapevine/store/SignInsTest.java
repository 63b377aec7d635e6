package dev.grapevine.store;

import static dev.grapevine.given.StoreParts.PASSWORD;
import static dev.grapevine.given.StoreParts.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class SignInsTest {
    private static final InetAddress HOME = InetAddress.ofLiteral("203.0.113.7");
    private static final SignIn REFUSED = new SignIn.Refused();

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final MovableClock clock = new MovableClock();
    private StoreParts given;
    private Store store;
    private Teammate ada;

    @BeforeEach
    void begin() {
        given = new StoreParts(database, clock);
        store = given.store();
        ada = given.teammate(store, Role.OWNER);
    }

    @Test
    void theRightPasswordLetsIn() {
        assertThat(signIn(ada.email(), PASSWORD)).isEqualTo(new SignIn.Accepted(List.of(ada)));
        assertThat(signIn(new EmailAddress(ada.email().original().toUpperCase(java.util.Locale.ROOT)), PASSWORD))
                .isEqualTo(new SignIn.Accepted(List.of(ada)));
    }

    @Test
    void whoeverIsWrongHearsTheSameWhetherTheAddressIsKnownUnknownOrDisabled() {
        var gone = given.teammate(store, Role.ANALYST);
        given.team.disable(store.id(), gone.id(), SYSTEM);

        assertThat(signIn(ada.email(), "wrong horse battery")).isEqualTo(REFUSED);
        assertThat(signIn(StoreParts.freshEmail(), PASSWORD)).isEqualTo(REFUSED);
        assertThat(signIn(gone.email(), PASSWORD)).isEqualTo(REFUSED);
        assertThat(signIn(ada.email(), "")).isEqualTo(REFUSED);
        assertThat(signIn(ada.email(), "x".repeat(100_000))).isEqualTo(REFUSED);
    }

    @Test
    void anUnknownAddressCostsAHashOfTheSameStrengthAsAKnownOne() {
        String known = database.owner()
                .sql("select password_hash from teammate where id = :id")
                .param("id", ada.id())
                .query(String.class)
                .single();

        assertThat(strength(PasswordHashes.NOBODYS))
                .isEqualTo(strength(known))
                .startsWith("{argon2id}$argon2id$v=19$m=19456,t=2");
        assertThat(PasswordHashes.NOBODYS).hasSameSizeAs(known);
        assertThat(new PasswordHashes().matches("", PasswordHashes.NOBODYS)).isFalse();
    }

    @Test
    void aTeammateOfSeveralStoresIsFoundInThoseWhereThePasswordIsRight() {
        var second = given.teammate(given.store(), Role.ANALYST, ada.email());
        var third = given.teammate(given.store(), Role.MANAGER, ada.email());
        given.signIns.changePassword(
                third.storeId(), third.id(), PASSWORD, password("another long one", third), SYSTEM);

        var accepted = (SignIn.Accepted) signIn(ada.email(), PASSWORD);

        assertThat(accepted.teammates()).containsExactlyInAnyOrder(ada, second);
        assertThat(signIn(ada.email(), "another long one")).isEqualTo(new SignIn.Accepted(List.of(third)));
    }

    @Test
    void guessesForOneAddressMustWaitLongerAndLonger() {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(ada.email(), "guess " + i)).isEqualTo(REFUSED);
        }
        assertThat(signIn(ada.email(), PASSWORD)).isEqualTo(new SignIn.TooMany(Duration.ofSeconds(1)));

        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn(ada.email(), "guess 6")).isEqualTo(REFUSED);
        assertThat(signIn(ada.email(), "guess 7")).isEqualTo(new SignIn.TooMany(Duration.ofSeconds(2)));

        clock.advance(Duration.ofSeconds(2));
        assertThat(signIn(ada.email(), PASSWORD)).isInstanceOf(SignIn.Accepted.class);
        assertThat(signIn(ada.email(), "wrong again")).isEqualTo(REFUSED);
        assertThat(signIn(ada.email(), PASSWORD)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void anUnknownAddressIsSlowedDownLikeAKnownOne() {
        var nobody = StoreParts.freshEmail();
        for (int i = 0; i < 5; i++) {
            signIn(nobody, "guess " + i);
        }
        assertThat(signIn(nobody, "guess")).isEqualTo(new SignIn.TooMany(Duration.ofSeconds(1)));
    }

    @Test
    void manyGuessesAtOnceGainNothing() throws Exception {
        Callable<SignIn> guess = () -> signIn(ada.email(), "a wrong guess");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int looked = 0;
            for (Future<SignIn> outcome : threads.invokeAll(java.util.Collections.nCopies(40, guess))) {
                looked += outcome.get().equals(REFUSED) ? 1 : 0;
            }
            assertThat(looked).isEqualTo(5);
        }
    }

    @Test
    void oneNetworkGuessesForManyAddressesOnlySoOften() {
        var guesses = new Guesses(3, clock);

        for (int i = 0; i < 3; i++) {
            assertThat(guesses.take("network")).isZero();
        }
        assertThat(guesses.take("network")).isEqualTo(Duration.ofSeconds(1));
        assertThat(guesses.take("another")).isZero();
        clock.advance(Duration.ofSeconds(1));
        guesses.take("network");
        guesses.giveBack("network");
        assertThat(guesses.take("network")).isZero();
        assertThat(guesses.take("network")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void noWaitIsLongerThanAQuarterOfAnHour() {
        var guesses = new Guesses(1, clock);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 40; i++) {
            guesses.take("guesser");
            Duration wait = guesses.take("guesser");
            longest = wait.compareTo(longest) > 0 ? wait : longest;
            clock.advance(wait);
        }
        assertThat(longest).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aChangedPasswordReplacesTheOldOne() {
        var outcome = given.signIns.changePassword(
                store.id(), ada.id(), PASSWORD, password("a new long one", ada), Actor.of(ada, "req-9"));

        assertThat(outcome).isEqualTo(new PasswordChange.Done());
        assertThat(signIn(ada.email(), PASSWORD)).isEqualTo(REFUSED);
        assertThat(signIn(ada.email(), "a new long one")).isInstanceOf(SignIn.Accepted.class);
        var entry = given.audit.list(store.id(), Limit.DEFAULT, null).data().getFirst();
        assertThat(entry.action()).isEqualTo("change.password");
        assertThat(entry.before()).isEmpty();
        assertThat(entry.after()).isEmpty();
    }

    @Test
    void aPasswordIsNotChangedWithoutTheCurrentOne() {
        assertThat(given.signIns.changePassword(
                        store.id(), ada.id(), "wrong horse battery", password("a new long one", ada), SYSTEM))
                .isEqualTo(new PasswordChange.Refused());
        assertThat(signIn(ada.email(), PASSWORD)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void aHashOfAnOlderStrengthIsRenewedWhenItsPasswordIsRight() {
        String weak = "{argon2id}" + new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode(PASSWORD);
        database.owner()
                .sql("update teammate set password_hash = :hash where id = :id")
                .param("hash", weak)
                .param("id", ada.id())
                .update();

        assertThat(signIn(ada.email(), PASSWORD)).isInstanceOf(SignIn.Accepted.class);

        String stored = database.owner()
                .sql("select password_hash from teammate where id = :id")
                .param("id", ada.id())
                .query(String.class)
                .single();
        assertThat(strength(stored)).isEqualTo(strength(PasswordHashes.NOBODYS));
        assertThat(signIn(ada.email(), PASSWORD)).isInstanceOf(SignIn.Accepted.class);
    }

    private SignIn signIn(EmailAddress email, String password) {
        return given.signIns.authenticate(email, password, HOME);
    }

    private static Password password(String text, Teammate teammate) {
        return Password.parse(text, teammate.email()).orElseThrow();
    }

    /** Algorithm and parameters, without salt and hash. */
    private static String strength(String hash) {
        return hash.substring(0, hash.indexOf("$", hash.indexOf("m=")));
    }
}
