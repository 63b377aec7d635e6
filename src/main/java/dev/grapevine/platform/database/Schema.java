package dev.grapevine.platform.database;

import dev.grapevine.platform.CannotStart;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The schema's timeline: forward only, one file a module in {@code db/migration}. */
final class Schema {
    private static final String NO_SPACE = "53100";

    private final Flyway flyway;

    Schema(DataSource owner) {
        flyway = Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    /** @throws CannotStart where the database was made by a newer Grapevine, or a migration fails (it is then undone) */
    void migrate() {
        try {
            MigrationInfo[] all = flyway.info().all();
            Arrays.stream(all).filter(Schema::fromTheFuture).findFirst().ifPresent(newer -> {
                throw new CannotStart("The database was made by a newer Grapevine (its schema has step "
                        + newer.getVersion() + "): start that version, or restore a backup made before the upgrade");
            });
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new CannotStart(
                    "The database was made by a Grapevine whose schema steps are not this one's: start the"
                            + " version that made it, or name another database (--data or GRAPEVINE_DATABASE_URL)");
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    /** Of the many lines that Flyway writes, the database's own. */
    private static CannotStart failed(FlywayException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof SQLException refused && NO_SPACE.equals(refused.getSQLState())) {
            return new CannotStart("The database's disk is full: make room and start again, nothing is half done");
        }
        return new CannotStart("The database's schema can't be brought up to date (" + cause.getMessage()
                + "), and the step that failed is undone: mend that, or start the version before");
    }

    private static boolean fromTheFuture(MigrationInfo step) {
        return step.getState() == MigrationState.FUTURE_SUCCESS || step.getState() == MigrationState.FUTURE_FAILED;
    }
}
