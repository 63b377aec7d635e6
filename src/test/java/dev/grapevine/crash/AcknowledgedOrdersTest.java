package dev.grapevine.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.given.Caller;
import dev.grapevine.given.GrapevineProcess;
import dev.grapevine.platform.database.embedded.EmbeddedPostgres;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class AcknowledgedOrdersTest {
    private static final int ROUNDS = 3;
    private static final int SHOPPERS = 16;
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    Path data;

    @Test
    @DisplayName("Invariant 6: an order that was answered 202 is there after kill -9")
    void anOrderThatWasAcceptedIsThereAfterTheServerWasKilled() {
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < ROUNDS; round++) {
            sellUntilKilled(round, accepted);
        }
        assertThat(accepted).hasSizeGreaterThan(ROUNDS * 100);
        assertThat(kept()).containsAll(accepted);
    }

    private void sellUntilKilled(int round, Set<String> accepted) {
        try (GrapevineProcess process = GrapevineProcess.start(OrderServer.class.getName(), Map.of(), data.toString());
                ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            await().atMost(START).until(() -> process.said().contains("serving "));
            Caller shop = caller(process.said());
            int before = accepted.size();
            for (int shopper = 0; shopper < SHOPPERS; shopper++) {
                String name = round + "-" + shopper + "-";
                shoppers.execute(() -> buy(shop, name, accepted));
            }
            await().atMost(START).until(() -> accepted.size() > before + 100);
            process.kill();
        }
    }

    private static Caller caller(String said) {
        String[] words = said.substring(said.indexOf("serving ")).strip().split("\\s+", -1);
        return new Caller(URI.create("http://127.0.0.1:" + words[1]), words[2]);
    }

    /** One order after the other, until there is nobody any more to tell. */
    private static void buy(Caller shop, String name, Set<String> accepted) {
        for (int i = 0; ; i++) {
            String id = name + i;
            try {
                if (shop.post("/api/v1/orders", order(id)).status() == 202) {
                    accepted.add(id);
                }
            } catch (UncheckedIOException killed) {
                return;
            }
        }
    }

    private static String order(String id) {
        return """
                {"external_id": "%s", "placed_at": "2026-05-01T09:30:00Z", "currency": "GBP", "total": "10.00",
                 "customer": {"external_id": "%s"}}
                """.formatted(id, id);
    }

    private Set<String> kept() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data, Map.of())) {
            List<String> ids = JdbcClient.create(
                            new DriverManagerDataSource(server.jdbcUrl(), server.ownerName(), server.ownerPassword()))
                    .sql("select cast(body as jsonb) ->> 'external_id' from inbox where store_id = :store")
                    .param("store", OrderServer.STORE)
                    .query(String.class)
                    .list();
            assertThat(ids).doesNotHaveDuplicates();
            return new HashSet<>(ids);
        }
    }
}
