package dev.grapevine.platform.work;

import dev.grapevine.platform.database.InStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every kind of work that is declared, by name. */
final class Works {
    private final Map<String, Declared> byName = new LinkedHashMap<>();

    /** A kind of work with what works on it. */
    record Declared(DueWork work, WorkKind kind, Worker worker, WorkFigures figures) {}

    Works(
            List<DueWork> declared,
            InStore inStore,
            JdbcClient jdbc,
            Clock clock,
            RandomGenerator random,
            MeterRegistry registry) {
        for (DueWork work : declared) {
            WorkKind kind = work.kind();
            if (byName.containsKey(kind.name())) {
                throw new IllegalStateException("Two kinds of work are named " + kind.name());
            }
            if (byName.values().stream().anyMatch(other -> other.kind().table().equals(kind.table()))) {
                throw new IllegalStateException("Two kinds of work share the due columns of table " + kind.table());
            }
            WorkFigures figures = new WorkFigures(kind.name(), registry);
            Workplace place = new Workplace(kind, new Claims(kind, jdbc), inStore, clock, random, figures);
            Worker worker =
                    switch (work) {
                        case LocalWork local -> new LocalWorker(local, place);
                        case LeasedWork leased -> new LeasedWorker(leased, place);
                    };
            byName.put(kind.name(), new Declared(work, kind, worker, figures));
        }
    }

    Collection<Declared> all() {
        return byName.values();
    }

    Optional<Declared> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
