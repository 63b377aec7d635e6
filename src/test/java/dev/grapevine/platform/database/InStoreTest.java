package dev.grapevine.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Ids;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Invariant 17, on a pool of one connection, which everybody therefore gets after everybody else. */
class InStoreTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final UUID store = Ids.newId();
    private HikariDataSource pool;
    private JdbcClient jdbc;
    private InStore inStore;

    @BeforeEach
    void poolOfOne() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        pool = new HikariDataSource(config);
        jdbc = JdbcClient.create(pool);
        inStore = new InStore(new TransactionTemplate(new JdbcTransactionManager(pool)), jdbc);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void theTenantIsSetInsideAndGoneAfterwards() {
        assertThat(inStore.<String>call(store, this::tenant)).isEqualTo(store.toString());
        assertThat(tenant()).isEqualTo("nobody");
    }

    @Test
    void theTenantDiesWithItsTransactionAlsoAfterAnException() {
        int connection = backend();

        assertThatThrownBy(() -> inStore.run(store, () -> {
                    throw new IllegalStateException("thrown inside");
                }))
                .hasMessage("thrown inside");
        assertThat(tenant()).isEqualTo("nobody");

        assertThatThrownBy(() -> inStore.run(
                        store,
                        () -> jdbc.sql("select 1 / 0").query(Integer.class).single()))
                .hasMessageContaining("division by zero");
        assertThat(tenant()).isEqualTo("nobody");

        assertThatThrownBy(() -> inStore.run(store, () -> {
                    throw new AssertionError("not even an exception");
                }))
                .hasMessage("not even an exception");
        assertThat(tenant()).isEqualTo("nobody");
        assertThat(backend()).isEqualTo(connection);
    }

    @Test
    void aTransactionJoinsOneOfTheSameStoreAndRefusesAnothers() {
        UUID other = Ids.newId();

        inStore.run(store, () -> {
            assertThat(inStore.<String>call(store, this::tenant)).isEqualTo(store.toString());
            assertThatThrownBy(() -> inStore.run(other, this::tenant)).isInstanceOf(IllegalStateException.class);
            assertThat(tenant()).isEqualTo(store.toString());
        });
        assertThat(inStore.<String>call(other, this::tenant)).isEqualTo(other.toString());
    }

    @Test
    void whatAClickLostToADeadlockIsDoneOnceMoreAndOnlyWhereTheTransactionIsItsOwn() {
        AtomicInteger times = new AtomicInteger();
        Supplier<String> unlucky = () -> {
            if (times.incrementAndGet() == 1) {
                jdbc.sql("do $$ begin raise exception sqlstate '40P01'; end $$").update();
            }
            return tenant();
        };

        assertThat(inStore.insist(store, unlucky)).isEqualTo(store.toString());
        assertThat(times).hasValue(2);
        times.set(0);
        assertThatThrownBy(() -> inStore.call(store, () -> inStore.insist(store, unlucky)))
                .isInstanceOf(PessimisticLockingFailureException.class);
        assertThat(times).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "40001"})
    void whatWaitedTooLongForALockOrFailedOtherwiseIsNotDoneAgain(String state) {
        AtomicInteger times = new AtomicInteger();
        assertThatThrownBy(() -> inStore.insist(store, () -> {
                    times.incrementAndGet();
                    return jdbc.sql("do $$ begin raise exception sqlstate '" + state + "'; end $$")
                            .update();
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(times).hasValue(1);
    }

    @Test
    void manyStoresOnOneConnectionEachSeeThemselves() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = IntStream.range(0, 50)
                    .mapToObj(i -> {
                        UUID own = Ids.newId();
                        return threads.submit(() -> own.toString().equals(inStore.<String>call(own, this::tenant)));
                    })
                    .toList();
            assertThat(looks).allMatch(look -> {
                try {
                    return look.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private String tenant() {
        return Objects.requireNonNull(jdbc.sql("select coalesce(app_store()::text, 'nobody')")
                .query(String.class)
                .single());
    }

    private int backend() {
        return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
    }
}
