package dev.grapevine.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.AbstractDataSource;

class DatabaseHealthIndicatorTest {
    private static final int ASKING = 8;

    @Test
    void allWhoAskAtOnceShareOneLook() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            AwayDatabase database = new AwayDatabase();
            DatabaseHealthIndicator indicator = new DatabaseHealthIndicator(database);
            CyclicBarrier together = new CyclicBarrier(ASKING);
            List<Thread> asking = new ArrayList<>();
            for (int i = 0; i < ASKING; i++) {
                asking.add(Thread.ofPlatform().start(() -> {
                    await(together);
                    indicator.health();
                }));
            }
            Eventually.of(
                    () -> asking.stream()
                            .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                            .count(),
                    waiting -> waiting == ASKING);
            database.answer.countDown();
            for (Thread thread : asking) {
                thread.join();
            }
            assertThat(database.looks).hasValue(1);
        }
    }

    @Test
    void aDatabaseThatIsAwayIsDownAndLookedForAgain() {
        AwayDatabase database = new AwayDatabase();
        database.answer.countDown();
        DatabaseHealthIndicator indicator = new DatabaseHealthIndicator(database);
        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(database.looks).hasValue(2);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets whoever connects wait, and then refuses her. */
    private static final class AwayDatabase extends AbstractDataSource {
        final CountDownLatch answer = new CountDownLatch(1);
        final AtomicInteger looks = new AtomicInteger();

        @Override
        public Connection getConnection() throws SQLException {
            looks.incrementAndGet();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("away");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
