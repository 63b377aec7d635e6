package dev.grapevine.attribution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.grapevine.customer.Identity;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.program.Programs;
import dev.grapevine.program.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is to be known of the advocates and programs that evidence names. */
final class GatherFacts {
    private final JdbcClient jdbc;
    private final Programs programs;
    private final Cache<TermsKey, Terms> terms =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /** Terms never change within a version, so that they can be kept for good. */
    private record TermsKey(UUID storeId, UUID programId, int version) {}

    GatherFacts(JdbcClient jdbc, Programs programs) {
        this.jdbc = jdbc;
        this.programs = programs;
    }

    /** By advocate, in one statement. */
    Map<UUID, Recommender> recommenders(UUID storeId, Collection<UUID> advocateIds) {
        Map<UUID, Recommender> found = new HashMap<>();
        jdbc.sql("""
                        select a.id, a.customer_id, a.state = 'active' as active, i.kinds, i.ids
                        from advocate a
                        cross join lateral (
                          select array_agg(i.kind order by i.kind, i.value) as kinds,
                                 array_agg(i.value order by i.kind, i.value) as ids
                          from customer_identity i
                          where i.store_id = :store and i.customer_id = a.customer_id) i
                        where a.store_id = :store and a.id = any(cast(:ids as uuid[]))
                        limit 1000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(advocateIds))
                .query((row, number) -> found.put(
                        row.getObject("id", UUID.class),
                        new Recommender(
                                row.getObject("id", UUID.class),
                                row.getObject("customer_id", UUID.class),
                                row.getBoolean("active"),
                                identities(row))))
                .list();
        return found;
    }

    /** A program and since when each version of its terms holds, oldest first. */
    record Versions(
            UUID programId,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            List<Promise.Stretch> live,
            List<Version> versions) {

        /** The one in force then; the first, where that is before all of them. */
        int at(Instant time) {
            return versions.stream()
                    .filter(version -> !version.since().isAfter(time))
                    .reduce((_, newer) -> newer)
                    .orElse(versions.getFirst())
                    .number();
        }
    }

    record Version(int number, Instant since) {}

    /** By program, in one statement. */
    Map<UUID, Versions> programs(UUID storeId, Collection<UUID> programIds) {
        Map<UUID, Versions> found = new HashMap<>();
        jdbc.sql("""
                        select p.id, p.starts_at, p.ends_at, l.began, l.ended, t.version, t.at
                        from program p
                        cross join lateral (
                          select array_agg(s.began_at order by s.began_at) as began,
                                 array_agg(s.ended_at order by s.began_at) as ended
                          from program_live s
                          where s.store_id = :store and s.program_id = p.id) l
                        join program_terms t on t.store_id = :store and t.program_id = p.id
                        where p.store_id = :store and p.id = any(cast(:ids as uuid[]))
                        order by p.id, t.version
                        limit 10000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(programIds))
                .query((row, number) -> found.computeIfAbsent(
                                row.getObject("id", UUID.class), id -> withoutVersions(id, row))
                        .versions()
                        .add(new Version(row.getInt("version"), Times.of(row, "at"))))
                .list();
        return found;
    }

    /** The program with the terms of a moment; a statement of its own for terms not read before. */
    Promise promise(UUID storeId, Versions program, Instant promisedAt) {
        int version = program.at(promisedAt);
        return new Promise(
                program.programId(),
                program.startsAt(),
                program.endsAt(),
                program.live(),
                version,
                Objects.requireNonNull(terms.get(
                        new TermsKey(storeId, program.programId(), version),
                        key -> programs.terms(key.storeId(), key.programId(), key.version()))));
    }

    private static Versions withoutVersions(UUID id, ResultSet row) {
        try {
            return new Versions(
                    id,
                    Times.orNull(row, "starts_at"),
                    Times.orNull(row, "ends_at"),
                    stretches(row),
                    new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException("a column of this statement is missing", e);
        }
    }

    private static List<Promise.Stretch> stretches(ResultSet row) throws SQLException {
        List<Promise.Stretch> stretches = new ArrayList<>();
        if (row.getArray("began") != null) {
            Timestamp[] began = (Timestamp[]) row.getArray("began").getArray();
            @Nullable Timestamp[] ended = (Timestamp[]) row.getArray("ended").getArray();
            for (int i = 0; i < began.length; i++) {
                @Nullable Timestamp end = ended[i];
                stretches.add(new Promise.Stretch(began[i].toInstant(), end == null ? null : end.toInstant()));
            }
        }
        return stretches;
    }

    private static Set<Identity> identities(ResultSet row) throws SQLException {
        Set<Identity> identities = new HashSet<>();
        if (row.getArray("kinds") != null) {
            String[] kinds = (String[]) row.getArray("kinds").getArray();
            String[] values = (String[]) row.getArray("ids").getArray();
            for (int i = 0; i < kinds.length; i++) {
                identities.add(new Identity(Identity.Kind.valueOf(kinds[i].toUpperCase(Locale.ROOT)), values[i]));
            }
        }
        return identities;
    }
}
