package dev.grapevine.platform.work;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.Times;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table that carries work, with a clock that stands still until moved. Each test takes a store of its own. */
final class Parcels {
    static final WorkKind KIND = WorkKind.of("parcel", "parcel")
            .inBatchesOf(10)
            .retried(new Retries(3, Duration.ofSeconds(10), Duration.ofMinutes(1)));

    final FreshDatabase database;
    final JdbcClient owner;
    final DataSource finderPool;
    final MovedClock clock = new MovedClock();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final Nudge nudge = new Nudge();

    Parcels(FreshDatabase database) {
        this.database = database;
        this.owner = database.owner();
        this.finderPool = database.finder();
        owner.sql("drop table if exists parcel").update();
        owner.sql("""
                create table parcel (
                  store_id uuid not null, id uuid not null, seq int not null, label text not null default '',
                  worked int not null default 0, worked_order bigint,
                  primary key (store_id, id))
                """).update();
        owner.sql("alter table parcel enable row level security").update();
        owner.sql("alter table parcel force row level security").update();
        owner.sql("create policy tenant on parcel using (store_id = app_store()) with check (store_id = app_store())")
                .update();
        owner.sql("grant select, insert, update on parcel to grapevine_app").update();
        owner.sql("call carry_work('parcel')").update();
    }

    /** Parcels due a second apart, the last of them now. */
    List<UUID> due(UUID store, int count) {
        Instant now = clock.instant();
        List<UUID> ids = Stream.generate(Ids::newId).limit(count).toList();
        database.inStore().run(store, () -> {
            for (int i = 0; i < count; i++) {
                insert(store, ids.get(i), i, now.minusSeconds(count - 1L - i));
            }
        });
        return ids;
    }

    void insert(UUID store, UUID id, int seq, Instant due) {
        database.jdbc()
                .sql("insert into parcel (store_id, id, seq, due_at) values (:store, :id, :seq, :due)")
                .param("store", store)
                .param("id", id)
                .param("seq", seq)
                .param("due", Times.at(due))
                .update();
    }

    /** What local work does to rows: count them as worked on. */
    void work(UUID store, List<UUID> ids) {
        ids.forEach(id -> database.jdbc()
                .sql("update parcel set worked = worked + 1 where store_id = :store and id = :id")
                .param("store", store)
                .param("id", id)
                .update());
    }

    Row row(UUID store, UUID id) {
        return owner.sql("select * from parcel where store_id = :store and id = :id")
                .param("store", store)
                .param("id", id)
                .query((row, number) -> new Row(
                        row.getInt("worked"),
                        row.getObject("due_at") == null ? null : Times.of(row, "due_at"),
                        row.getInt("due_attempts"),
                        row.getLong("due_fence"),
                        row.getString("due_error"),
                        row.getObject("due_dead_at") != null))
                .single();
    }

    record Row(
            int worked,
            @Nullable Instant dueAt,
            int attempts,
            long fence,
            @Nullable String error,
            boolean dead) {}

    long count(String condition) {
        return owner.sql("select count(*) from parcel where " + condition)
                .query(Long.class)
                .single();
    }

    LocalWork local(BiFunction<UUID, List<UUID>, Map<UUID, Outcome>> work) {
        return local(KIND, work);
    }

    LocalWork local(WorkKind kind, BiFunction<UUID, List<UUID>, Map<UUID, Outcome>> work) {
        return new LocalWork() {
            @Override
            public WorkKind kind() {
                return kind;
            }

            @Override
            public Map<UUID, Outcome> work(UUID storeId, List<UUID> ids) {
                return work.apply(storeId, ids);
            }
        };
    }

    LeasedWork leased(Function<Lease, LeasedWork.Recording> call) {
        return leased(KIND, call);
    }

    LeasedWork leased(WorkKind kind, Function<Lease, LeasedWork.Recording> call) {
        return leased(kind, _ -> Map.of(), call);
    }

    LeasedWork leased(
            Function<List<Lease>, Map<UUID, Outcome>> withoutCall, Function<Lease, LeasedWork.Recording> call) {
        return leased(KIND, withoutCall, call);
    }

    private LeasedWork leased(
            WorkKind kind,
            Function<List<Lease>, Map<UUID, Outcome>> withoutCall,
            Function<Lease, LeasedWork.Recording> call) {
        return new LeasedWork() {
            @Override
            public WorkKind kind() {
                return kind;
            }

            @Override
            public Map<UUID, Outcome> withoutCall(UUID storeId, List<Lease> leases) {
                return withoutCall.apply(leases);
            }

            @Override
            public Recording call(Lease lease) {
                return call.apply(lease);
            }
        };
    }

    Works works(DueWork work) {
        return new Works(List.of(work), database.inStore(), database.jdbc(), clock, new Random(), registry);
    }

    WorkRunner runner(DueWork work) {
        return runner(work, new WorkSettings(true, Duration.ofMillis(50), 4, 4, Duration.ofSeconds(20)));
    }

    WorkRunner runner(DueWork work, WorkSettings settings) {
        return new WorkRunner(works(work), finder(), nudge, clock, settings);
    }

    Finder finder() {
        return new Finder(JdbcClient.create(finderPool), clock);
    }

    DeadLetters deadLetters(DueWork work) {
        return new DeadLetters(works(work), database.inStore(), database.jdbc(), clock, nudge);
    }

    double counted(String name) {
        return registry.get("grapevine.work." + name).counter().count();
    }

    /** Stands still until moved. */
    static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z").truncatedTo(ChronoUnit.MICROS);

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
