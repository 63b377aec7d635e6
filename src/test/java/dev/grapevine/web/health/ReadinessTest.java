package dev.grapevine.web.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.given.Caller;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.platform.database.TemplateServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The last two break the server they share, so they come last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadinessTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.own(Map.of());

    @Test
    @Order(1)
    void aServerWithItsDatabaseIsReadyAndCounted() {
        assertThat(readiness().status()).isEqualTo(200);
        assertThat(operator().get("/actuator/health/liveness").status()).isEqualTo(200);
        server.caller().get("/");
        assertThat(operator().get("/actuator/prometheus").body())
                .contains("http_server_requests_seconds_count", "hikaricp_connections_active", "jvm_memory_used_bytes");
    }

    @Test
    @Order(2)
    void theManagementPortShowsNothingElseAndTheOthersShowNothingOfIt() {
        assertThat(operator().get("/actuator/env").status()).isEqualTo(404);
        assertThat(operator().get("/").status()).isEqualTo(404);
        assertThat(server.caller().get("/actuator/health").status()).isEqualTo(404);
        assertThat(server.caller().get("/actuator/prometheus").status()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void whenTheDatabaseIsGoneItIsNotReadyButAliveAndCallersAreToldToComeBack() {
        Shop shop = server.shop();
        shop.secret().get("/api/v1/store");
        TemplateServer.running().refuse(server.databaseName());
        try {
            assertThat(readiness().status()).isEqualTo(503);
            assertThat(operator().get("/actuator/health/liveness").status()).isEqualTo(200);
            Reply refused = shop.secret().get("/api/v1/store");
            assertThat(refused.status()).as(refused.body()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("unavailable");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.body()).doesNotContainIgnoringCase("sql").doesNotContain("java");
        } finally {
            TemplateServer.running().admit(server.databaseName());
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> readiness().status() == 200);
        assertThat(shop.secret().get("/api/v1/store").status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void aStopLetsWhatRunsFinishWhileItIsNoLongerReady() throws Exception {
        Shop shop = server.shop();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            write(
                    socket,
                    "PATCH /api/v1/store HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + shop.secret().key()
                            + "\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"name\":");
            await().until(() -> operator()
                    .get("/actuator/prometheus")
                    .body()
                    .lines()
                    .anyMatch(line -> line.matches("http_server_requests_active_seconds_g?count.* 1(\\.0)?")));
            Thread stop = Thread.ofVirtual().start(server.context()::close);
            await().until(() -> readiness().status() == 503);
            write(socket, " \"Late\"}");
            byte[] begin = socket.getInputStream().readNBytes(12);
            assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
            stop.join(Duration.ofSeconds(40));
            assertThat(stop.isAlive()).isFalse();
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static Reply readiness() {
        return operator().get("/actuator/health/readiness");
    }

    private static Caller operator() {
        return new Caller(server.managementAddress(), null);
    }
}
