package dev.grapevine.program;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The rows of programs and of the versions of their terms; always within a transaction of the store. */
final class ProgramRows {

    private static final int MOST_TERMS_KEPT = 10_000;

    private final Cache<Version, Terms> kept =
            Caffeine.newBuilder().maximumSize(MOST_TERMS_KEPT).build();
    private final JdbcClient jdbc;

    ProgramRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Version(UUID storeId, UUID programId, int number) {}

    void insert(UUID storeId, Program program) {
        jdbc.sql("""
                        insert into program (store_id, id, name, state, version, starts_at, ends_at, live_at, created_at)
                        values (:store, :id, :name, :state, :version, :starts, :ends, :live, :created)
                        """)
                .param("store", storeId)
                .param("id", program.id())
                .param("name", program.name())
                .param("state", TermsJson.code(program.state()))
                .param("version", program.version())
                .param("starts", Times.atOrNull(program.startsAt()))
                .param("ends", Times.atOrNull(program.endsAt()))
                .param("live", Times.atOrNull(program.liveAt()))
                .param("created", Times.atOrNull(program.createdAt()))
                .update();
    }

    void update(UUID storeId, Program program) {
        jdbc.sql("""
                        update program
                        set name = :name, state = :state, version = :version, starts_at = :starts, ends_at = :ends,
                            live_at = :live
                        where store_id = :store and id = :id
                        """)
                .param("store", storeId)
                .param("id", program.id())
                .param("name", program.name())
                .param("state", TermsJson.code(program.state()))
                .param("version", program.version())
                .param("starts", Times.atOrNull(program.startsAt()))
                .param("ends", Times.atOrNull(program.endsAt()))
                .param("live", Times.atOrNull(program.liveAt()))
                .update();
    }

    /** Begins a stretch in which the program is live, or ends the one under way. */
    void live(UUID storeId, UUID programId, boolean live, Instant at) {
        jdbc.sql(live ? """
                        insert into program_live (store_id, program_id, began_at) values (:store, :program, :at)
                        on conflict (store_id, program_id, began_at) do update set ended_at = null
                        """ : """
                        update program_live set ended_at = :at
                        where store_id = :store and program_id = :program and ended_at is null
                        """)
                .param("store", storeId)
                .param("program", programId)
                .param("at", Times.atOrNull(at))
                .update();
    }

    void insertTerms(UUID storeId, UUID programId, int version, Terms terms, Instant at) {
        jdbc.sql("""
                        insert into program_terms (store_id, program_id, version, currency, terms, at)
                        values (:store, :program, :version, :currency, cast(:terms as jsonb), :at)
                        """)
                .param("store", storeId)
                .param("program", programId)
                .param("version", version)
                .param("currency", terms.currency().code())
                .param("terms", terms.toJson())
                .param("at", Times.atOrNull(at))
                .update();
        forgetOnRollback(new Version(storeId, programId, version));
    }

    /** The one in force then; the first, where that is before all of them. */
    int versionAt(UUID storeId, UUID programId, Instant moment) {
        return jdbc.sql("""
                        select coalesce(max(version) filter (where at <= :moment), 1)
                        from program_terms
                        where store_id = :store and program_id = :program
                        """)
                .param("store", storeId)
                .param("program", programId)
                .param("moment", Times.atOrNull(moment))
                .query(Integer.class)
                .single();
    }

    Optional<Program> select(UUID storeId, UUID programId, String lock) {
        return jdbc.sql("""
                        select id, name, state, version, starts_at, ends_at, live_at, created_at
                        from program
                        where store_id = :store and id = :id
                        """ + lock)
                .param("store", storeId)
                .param("id", programId)
                .query(ProgramRows::program)
                .optional();
    }

    Optional<Program> open(UUID storeId, Instant now) {
        return jdbc.sql("""
                        select id, name, state, version, starts_at, ends_at, live_at, created_at
                        from program
                        where store_id = :store and state = 'live'
                          and (starts_at is null or starts_at <= :now) and (ends_at is null or ends_at > :now)
                        order by live_at desc, id desc
                        limit 1
                        """)
                .param("store", storeId)
                .param("now", Times.atOrNull(now))
                .query(ProgramRows::program)
                .optional();
    }

    /** Those that are live and have not ended, but for one; the one that went live last first. At most 10. */
    List<Program> live(UUID storeId, UUID butFor, Instant now) {
        return jdbc.sql("""
                        select id, name, state, version, starts_at, ends_at, live_at, created_at
                        from program
                        where store_id = :store and state = 'live' and id <> :program
                          and (ends_at is null or ends_at > :now)
                        order by live_at desc, id desc
                        limit 10
                        """)
                .param("store", storeId)
                .param("program", butFor)
                .param("now", Times.atOrNull(now))
                .query(ProgramRows::program)
                .list();
    }

    List<Program> list(UUID storeId, int limit) {
        return jdbc.sql("""
                        select id, name, state, version, starts_at, ends_at, live_at, created_at
                        from program
                        where store_id = :store
                        order by id desc
                        limit :limit
                        """)
                .param("store", storeId)
                .param("limit", limit)
                .query(ProgramRows::program)
                .list();
    }

    /** A version never changes, so it is read once. */
    Terms terms(UUID storeId, UUID programId, int number) {
        return kept.get(new Version(storeId, programId, number), this::selectTerms);
    }

    private Terms selectTerms(Version version) {
        return jdbc.sql("""
                        select currency, terms
                        from program_terms
                        where store_id = :store and program_id = :program and version = :version
                        """)
                .param("store", version.storeId())
                .param("program", version.programId())
                .param("version", version.number())
                .query((row, _) -> TermsJson.stored(row.getString("terms"), Unit.currency(row.getString("currency"))))
                .single();
    }

    /** A version that was never committed may have been read in its own transaction; its number comes again. */
    private void forgetOnRollback(Version version) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    kept.invalidate(version);
                }
            }
        });
    }

    private static Program program(ResultSet row, int number) throws SQLException {
        return new Program(
                row.getObject("id", UUID.class),
                row.getString("name"),
                ProgramState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("version"),
                Times.orNull(row, "starts_at"),
                Times.orNull(row, "ends_at"),
                Times.orNull(row, "live_at"),
                Times.of(row, "created_at"));
    }
}
