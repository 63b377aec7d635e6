package dev.grapevine.platform.database;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.platform.settings.Installation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The database remembers a fingerprint of the installation's key. A process with another key would be unable to read
 * stored credentials and would change the roles' passwords under the others, so it is refused before it does. Only a database
 * that remembers none may be given a fresh one: a wrong key left in a folder would be backed up as if it were the right one.
 */
final class KeyCheck {
    private static final String REMEDY =
            ": put the original secret.key into the data folder, or set GRAPEVINE_SECRET_KEY to its text";
    /** Any number that nobody else locks; this one spells "grapekey". */
    private static final long TURN = 0x6772_6170_656b_6579L;

    private KeyCheck() {}

    /**
     * The key of this database's installation.
     *
     * @return nothing where the database is new and may be given any
     * @throws CannotStart where the database was made with another key than ours, or we have none
     */
    static Optional<InstallationKey> known(Connection connection, Installation installation) throws SQLException {
        Optional<String> remembered = remembered(connection);
        if (remembered.isEmpty()) {
            return Optional.empty();
        }
        InstallationKey ours = InstallationKey.find(installation)
                .orElseThrow(() -> new CannotStart(
                        "The secret key this database was made with is missing in " + installation.data() + REMEDY));
        if (!remembered.get().equals(fingerprint(ours))) {
            throw new CannotStart("The secret key is not the one this database was made with" + REMEDY);
        }
        return Optional.of(ours);
    }

    /**
     * Waits until no other process makes this database ready, and keeps the rest waiting until the connection is closed:
     * of several that start at once on a new database, the first gives it its key and the others find that.
     */
    static void takeTurn(Connection connection) throws SQLException {
        // For the transaction and not the session, which a pooler in front might hand to somebody else.
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, TURN);
            lock.execute();
        }
    }

    static void remember(Connection connection, InstallationKey key) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into installation (one, key_check) values (true, ?) on conflict (one) do nothing")) {
            insert.setString(1, fingerprint(key));
            insert.executeUpdate();
        }
    }

    private static Optional<String> remembered(Connection connection) throws SQLException {
        try (PreparedStatement table =
                        connection.prepareStatement("select to_regclass('public.installation') is not null");
                ResultSet there = table.executeQuery()) {
            there.next();
            if (!there.getBoolean(1)) {
                return Optional.empty();
            }
        }
        try (PreparedStatement query = connection.prepareStatement("select key_check from installation limit 1");
                ResultSet known = query.executeQuery()) {
            return known.next() ? Optional.of(known.getString(1)) : Optional.empty();
        }
    }

    private static String fingerprint(InstallationKey key) {
        return key.deriveText("key check").substring(0, 16);
    }
}
