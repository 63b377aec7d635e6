package dev.grapevine.platform.database.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Asks a server on this machine whether it is ours: whether the owner's password opens it. */
record Login(int port, String password) {

    static final String DATABASE = "grapevine";

    private static final int SOON = 5;
    private static final int IN_THE_END = 60;

    enum Answer {
        WELCOME,
        NOT_YET,
        WRONG_PASSWORD,
        SILENT
    }

    Answer ask() {
        try (Connection connection = open(SOON)) {
            return connection.isValid(SOON) ? Answer.WELCOME : Answer.SILENT;
        } catch (SQLException e) {
            return switch (String.valueOf(e.getSQLState())) {
                case "57P03", "53300" -> Answer.NOT_YET; // Recovering, or full of sessions that a crash left.
                case "28P01", "28000" -> Answer.WRONG_PASSWORD;
                default -> Answer.SILENT;
            };
        }
    }

    /** The programs' package has no createdb; only we do this, under the data directory's lock. */
    void makeDatabase() throws SQLException {
        try (Connection connection = open(IN_THE_END);
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.executeUpdate("create database " + DATABASE);
        }
    }

    private Connection open(int seconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Cluster.OWNER);
        properties.setProperty("password", password);
        // Never say the password to whoever sits on that port, and never be content with a server that asks for none.
        properties.setProperty("requireAuth", "scram-sha-256");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("connectTimeout", Integer.toString(seconds));
        properties.setProperty("socketTimeout", Integer.toString(seconds));
        return DriverManager.getConnection(url(port, "postgres"), properties);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
