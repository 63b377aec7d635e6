package dev.grapevine.bench;

import java.io.IOException;
import java.sql.SQLException;

/** A table of the size of one event, for the yardsticks to write to. */
final class YardstickTable {
    private YardstickTable() {}

    static void make(Ground ground) throws SQLException, IOException {
        try (var connection = ground.owner();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists yardstick (
                        id   uuid primary key default gen_random_uuid(),
                        at   timestamptz not null default now(),
                        says text not null)
                    """);
            statement.execute("grant insert on yardstick to grapevine_app");
        }
    }
}
