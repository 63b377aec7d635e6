package dev.grapevine.platform.database;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.secret.InstallationKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The database remembers a fingerprint of the installation's key. A process with another key would be unable to read
 * stored credentials and would change the roles' passwords under the others, so it is refused before it does.
 */
final class KeyCheck {
    private KeyCheck() {}

    static void refuseAnotherKey(Connection connection, InstallationKey key) throws SQLException {
        try (PreparedStatement table =
                        connection.prepareStatement("select to_regclass('public.installation') is not null");
                ResultSet there = table.executeQuery()) {
            there.next();
            if (!there.getBoolean(1)) {
                return;
            }
        }
        try (PreparedStatement query = connection.prepareStatement("select key_check from installation limit 1");
                ResultSet known = query.executeQuery()) {
            if (known.next() && !known.getString(1).equals(fingerprint(key))) {
                throw new CannotStart("The secret key is not the one this database was made with: put the original"
                        + " secret.key into the data folder, or set GRAPEVINE_SECRET_KEY to its text");
            }
        }
    }

    static void remember(Connection connection, InstallationKey key) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into installation (one, key_check) values (true, ?) on conflict (one) do nothing")) {
            insert.setString(1, fingerprint(key));
            insert.executeUpdate();
        }
    }

    private static String fingerprint(InstallationKey key) {
        return key.deriveText("key check").substring(0, 16);
    }
}
