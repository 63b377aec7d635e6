package dev.grapevine.platform.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which database, and how much of it one process takes.
 *
 * @param url An external PostgreSQL 15 to 18, such as postgresql://grapevine:secret@db.example.com:5432/grapevine, whose
 *     user may create tables and roles. Without it Grapevine runs a PostgreSQL of its own in the data folder.
 * @param connections How many connections this process keeps for its work, 2 to 200.
 */
@Validated
@ConfigurationProperties("grapevine.database")
public record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("20") @Min(2) @Max(200) int connections) {

    @Override
    public String toString() {
        return "DatabaseSettings[connections=" + connections + "]";
    }
}
