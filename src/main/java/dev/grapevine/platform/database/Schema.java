package dev.grapevine.platform.database;

import dev.grapevine.platform.CannotStart;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The schema's timeline: forward only, one file a module in {@code db/migration}. */
final class Schema {
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
        } catch (FlywayException e) {
            throw new CannotStart("The database's schema can't be brought up to date: " + e.getMessage());
        }
    }

    private static boolean fromTheFuture(MigrationInfo step) {
        return step.getState() == MigrationState.FUTURE_SUCCESS || step.getState() == MigrationState.FUTURE_FAILED;
    }
}
