package dev.grapevine.platform.database;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.settings.Installation;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A look at the database that changes nothing: for {@code doctor}. */
public final class Checkup {
    private Checkup() {}

    /**
     * How the database is, in one line.
     *
     * @throws CannotStart with the remedy where a start would fail
     */
    public static String of(DatabaseSettings settings, Installation installation) {
        @Nullable String url = settings.url();
        if (url == null || url.isBlank()) {
            return Files.exists(installation.data().resolve("postgres"))
                    ? "Embedded database in " + installation.data()
                    : "Embedded database: will be made in " + installation.data() + " at the first start";
        }
        DatabaseAddress owner = DatabaseAddress.parse(url);
        try (Connection connection = Entry.of(owner).getConnection()) {
            Entry.refuseOld(connection);
            KeyCheck.known(connection, installation);
            refusePowerless(connection, owner);
            return "Database " + owner + ": PostgreSQL "
                    + connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw Entry.refused(owner, e);
        }
    }

    private static void refusePowerless(Connection connection, DatabaseAddress owner) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                        select rolsuper or rolcreaterole
                            or (select count(*) = 2 from pg_roles where rolname in ('grapevine_app', 'grapevine_finder')),
                            has_schema_privilege('public', 'CREATE')
                        from pg_roles where rolname = current_user
                        """);
                ResultSet may = query.executeQuery()) {
            if (!may.next() || !may.getBoolean(1) || !may.getBoolean(2)) {
                throw new CannotStart(
                        "The database's user " + owner.user() + " may not create roles and tables: make it"
                                + " the owner of the database with CREATEROLE, as docs/operating.md shows");
            }
        }
    }
}
