package dev.grapevine.store;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.secret.InstallationKey;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How teammates enter and change their password. An unknown address costs one hash like a known one, and whoever guesses
 * waits longer and longer ({@link Guesses}): per e-mail address, known or not, and per network address.
 */
@Component
public class SignIns {
    private static final int FREE_PER_EMAIL = 5;

    /** An office or a phone network shares one address. */
    private static final int FREE_PER_ADDRESS = 50;

    private record Login(Teammate teammate, String hash) {}

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TeammateStores stores;
    private final PasswordHashes hashes = new PasswordHashes();
    private final Guesses byEmail;
    private final Guesses byAddress;

    public SignIns(InStore inStore, JdbcClient jdbc, AuditLog audit, InstallationKey key, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.audit = audit;
        this.stores = new TeammateStores(jdbc, key);
        this.byEmail = new Guesses(FREE_PER_EMAIL, clock);
        this.byAddress = new Guesses(FREE_PER_ADDRESS, clock);
    }

    /**
     * Whether this is one of the teammates with this address, and of which stores. Call it outside of transactions: it takes
     * its time.
     *
     * @param password as typed
     * @param address network address of the person,
     */
    public SignIn authenticate(EmailAddress email, String password, InetAddress address) {
        String guessedEmail = HexFormat.of().formatHex(stores.hash(email));
        String guesser = network(address);
        Duration wait = longer(byAddress.take(guesser), byEmail.take(guessedEmail));
        if (wait.isPositive()) {
            return new SignIn.TooMany(wait);
        }
        List<Teammate> matching = matching(email, password);
        if (matching.isEmpty()) {
            return new SignIn.Refused();
        }
        byEmail.forget(guessedEmail);
        byAddress.giveBack(guesser);
        return new SignIn.Accepted(matching);
    }

    /**
     * Changes a teammate's own password.
     *
     * @param current as typed
     */
    public PasswordChange changePassword(UUID storeId, UUID teammateId, String current, Password next, Actor by) {
        Duration wait = byEmail.take(teammateId.toString());
        if (wait.isPositive()) {
            return new PasswordChange.TooMany(wait);
        }
        Optional<Login> login = inStore.call(storeId, () -> byId(storeId, teammateId));
        if (login.isEmpty() || !opens(login.get(), current)) {
            return new PasswordChange.Refused();
        }
        byEmail.forget(teammateId.toString());
        String hash = hashes.hash(next);
        return inStore.call(storeId, () -> {
            if (!update(login.get().teammate(), login.get().hash(), hash)) {
                return new PasswordChange.Refused();
            }
            audit.record(storeId, by, "change.password", login.get().teammate().idText(), Map.of(), Map.of());
            return new PasswordChange.Done();
        });
    }

    private List<Teammate> matching(EmailAddress email, String password) {
        List<Login> logins = stores.of(email).stream()
                .flatMap(storeId -> inStore.call(storeId, () -> byEmail(storeId, email)).stream())
                .toList();
        if (logins.isEmpty()) {
            hashes.matchNobody(password);
            return List.of();
        }
        List<Teammate> matching = new ArrayList<>();
        for (Login login : logins) {
            if (opens(login, password)) {
                keepCurrent(login, password);
                matching.add(login.teammate());
            }
        }
        return List.copyOf(matching);
    }

    /** The hash is computed for disabled ones too, so that they can't be told apart. */
    private boolean opens(Login login, String password) {
        return hashes.matches(password, login.hash()) && login.teammate().isActive();
    }

    /** A right password is the chance to store it in the way that is current by now. */
    private void keepCurrent(Login login, String password) {
        if (hashes.isOutdated(login.hash())) {
            String hash = hashes.rehash(password);
            inStore.run(login.teammate().storeId(), () -> update(login.teammate(), login.hash(), hash));
        }
    }

    private Optional<Login> byEmail(UUID storeId, EmailAddress email) {
        return jdbc.sql("""
                        select store_id, id, name, email, role, state, created_at, password_hash
                        from teammate
                        where store_id = :store and email_canonical = :email
                        """)
                .param("store", storeId)
                .param("email", email.canonical())
                .query((row, number) -> new Login(Team.teammate(row, number), row.getString("password_hash")))
                .optional();
    }

    private Optional<Login> byId(UUID storeId, UUID id) {
        return jdbc.sql("""
                        select store_id, id, name, email, role, state, created_at, password_hash
                        from teammate
                        where store_id = :store and id = :id
                        """)
                .param("store", storeId)
                .param("id", id)
                .query((row, number) -> new Login(Team.teammate(row, number), row.getString("password_hash")))
                .optional();
    }

    /** Only where it still is what was looked at: of two changes at once the first wins. */
    private boolean update(Teammate teammate, String before, String after) {
        return jdbc.sql("""
                        update teammate set password_hash = :after
                        where store_id = :store and id = :id and password_hash = :before
                        """)
                        .param("after", after)
                        .param("store", teammate.storeId())
                        .param("id", teammate.id())
                        .param("before", before)
                        .update()
                == 1;
    }

    /** Of IPv6 the half that a provider gives to one household; whoever has it has the other half to play with. */
    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
