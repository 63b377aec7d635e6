package dev.grapevine.platform.database;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.secret.InstallationKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The two roles that the server works as. {@code grapevine_app} owns nothing and sees a store's rows only in that store's
 * transaction; {@code grapevine_finder} may look up which stores have work due, and nothing else. Their passwords are
 * derived from the installation's key, so every process of the installation knows them and none is stored.
 */
final class Roles {
    static final String APP = "grapevine_app";
    static final String FINDER = "grapevine_finder";

    private final DatabaseAddress owner;
    private final InstallationKey key;

    Roles(DatabaseAddress owner, InstallationKey key) {
        this.owner = owner;
        this.key = key;
    }

    DatabaseAddress app() {
        return owner.as(APP, password(APP));
    }

    DatabaseAddress finder() {
        return owner.as(FINDER, password(FINDER));
    }

    /** Makes the roles where they are missing, and gives them their password where theirs is another. */
    void ensure(Connection connection) throws SQLException {
        for (String role : List.of(APP, FINDER)) {
            if (!exists(connection, role)) {
                create(connection, role);
            } else if (!opens(role)) {
                setPassword(connection, role);
            }
            refusePower(connection, role);
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, role);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private void create(Connection connection, String role) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create role " + role + " login nosuperuser nobypassrls nocreatedb nocreaterole");
        } catch (SQLException e) {
            throw new CannotStart("The database's user " + owner.user() + " may not create the role " + role + " ("
                    + e.getMessage() + "): give it CREATEROLE, or create the role as docs/operating.md shows");
        }
        setPassword(connection, role);
    }

    /** Sent as a SCRAM verifier, so that the password itself is in no log of the server. */
    private void setPassword(Connection connection, String role) throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, password(role).toCharArray(), "scram-sha-256");
    }

    private boolean opens(String role) {
        try (Connection tried = DriverManager.getConnection(owner.jdbc(), role, password(role))) {
            return tried.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private void refusePower(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select 1 from pg_roles where rolname = ? and (rolsuper or rolbypassrls)")) {
            query.setString(1, role);
            try (ResultSet found = query.executeQuery()) {
                if (found.next()) {
                    throw new CannotStart(
                            "The database role " + role + " is a superuser or bypasses row level security,"
                                    + " which would open every store to every other: ALTER ROLE " + role
                                    + " NOSUPERUSER NOBYPASSRLS");
                }
            }
        }
    }

    private String password(String role) {
        return key.deriveText("database role " + role);
    }
}
