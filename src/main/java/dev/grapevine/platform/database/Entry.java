package dev.grapevine.platform.database;

import dev.grapevine.platform.CannotStart;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** The way in as the owner, for the start alone, and what a refusal at the door means. */
final class Entry {
    private static final int OLDEST_MAJOR = 15;

    private Entry() {}

    static PGSimpleDataSource of(DatabaseAddress owner) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(owner.jdbc());
        source.setUser(owner.user());
        source.setPassword(owner.password());
        source.setConnectTimeout(10);
        source.setApplicationName("grapevine-start");
        return source;
    }

    static void refuseOld(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST_MAJOR) {
            throw new CannotStart("The database is PostgreSQL " + major + ", and Grapevine needs " + OLDEST_MAJOR
                    + " or newer: upgrade it, or unset GRAPEVINE_DATABASE_URL to use the embedded one");
        }
    }

    static CannotStart refused(DatabaseAddress owner, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String why =
                switch (state) {
                    case "28P01", "28000" -> "the password or user is refused: correct it in GRAPEVINE_DATABASE_URL";
                    case "3D000" -> "there is no such database: CREATE DATABASE it, or correct GRAPEVINE_DATABASE_URL";
                    case "42501" -> "its user lacks a right (" + e.getMessage() + "): make it the database's owner";
                    case "08001", "08004", "08006" ->
                        "it can't be reached (" + reason(e) + "): start it, or correct GRAPEVINE_DATABASE_URL";
                    case "53300" ->
                        "it has no connection left: raise its max_connections, or lower"
                                + " GRAPEVINE_DATABASE_CONNECTIONS";
                    case "53100" -> "its disk is full: make room";
                    default -> e.getMessage() + " (SQLSTATE " + state + ")";
                };
        return new CannotStart("The database " + owner + ": " + why);
    }

    /** The driver says no more than that it failed where a name is unknown or nothing answers in time. */
    private static String reason(SQLException e) {
        return switch (e.getCause()) {
            case UnknownHostException unknown -> "no machine has the name " + unknown.getMessage();
            case SocketTimeoutException silent -> "nothing answers there";
            case null, default -> String.valueOf(e.getMessage());
        };
    }
}
