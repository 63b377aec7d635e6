package dev.grapevine.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grapevine.platform.http.OutboundAnswer.Answered;
import dev.grapevine.platform.http.OutboundAnswer.Refused;
import dev.grapevine.platform.http.OutboundAnswer.Unknown;
import dev.grapevine.platform.http.OutboundAnswer.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Outbound open = new Outbound(new HttpSettings(true));
    private final Outbound guarded = new Outbound(new HttpSettings(false));
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        open.close();
        guarded.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        seen.add(exchange.getRequestMethod() + " "
                + exchange.getRequestHeaders().getFirst("Host") + " " + exchange.getRequestURI());
        switch (exchange.getRequestURI().getPath()) {
            case "/echo" -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders()
                        .add("X-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
                exchange.sendResponseHeaders(201, body.length);
                exchange.getResponseBody().write(body);
            }
            case "/redirect" -> {
                exchange.getResponseHeaders().add("Location", "/echo");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/endless" -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] much = new byte[64 * 1024];
                while (over.getCount() > 0) {
                    exchange.getResponseBody().write(much);
                }
            }
            case "/drip" -> {
                exchange.sendResponseHeaders(200, 0);
                drip(exchange);
            }
            default -> exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private void drip(HttpExchange exchange) throws IOException {
        try {
            while (!over.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void aRequestArrivesAndItsAnswerComesBack() {
        var sent = OutboundRequest.post(at("/echo"), "application/json", "{\"a\":\"ü\"}");

        var answer = (Answered) open.send(sent);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.text()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(answer.header("x-type")).contains("application/json");
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        var answer = (Answered) open.send(OutboundRequest.get(at("/redirect")));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(seen).hasSize(1);
    }

    @Test
    void anEndlessAnswerIsGivenUp() {
        assertThat(open.send(OutboundRequest.get(at("/endless")).atMost(100_000)))
                .isEqualTo(new Unknown("The answer was larger than 100000 bytes."));
    }

    @Test
    void anAnswerThatDripsIsGivenUpWhenItsTimeIsOver() {
        assertThat(open.send(OutboundRequest.get(at("/drip")).within(Duration.ofMillis(300))))
                .isEqualTo(new Unknown("The answer did not come in time."));
    }

    @Test
    void nothingIsSentWithoutEncryption() {
        assertThat(guarded.send(OutboundRequest.get(at("/echo")))).isInstanceOf(Refused.class);
        assertThat(guarded.send(OutboundRequest.get(URI.create("ftp://example.com/"))))
                .isInstanceOf(Refused.class);
        assertThat(guarded.send(OutboundRequest.get(URI.create("file:///etc/passwd"))))
                .isInstanceOf(Refused.class);
        assertThat(guarded.send(OutboundRequest.get(URI.create("https://user@example.com/"))))
                .isInstanceOf(Refused.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void noSpellingOfThisMachineOrOfAPrivateNetworkIsReached() {
        for (String host : List.of(
                "127.0.0.1",
                "localhost",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "10.0.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "[fd00::1]",
                "[fe80::1]")) {
            assertThat(guarded.send(OutboundRequest.get(URI.create("https://" + host + "/"))))
                    .as(host)
                    .isInstanceOf(Refused.class);
        }
        // Spellings that some resolvers read as 127.0.0.1; whichever way this one does, they lead nowhere.
        for (String host : List.of("2130706433", "0x7f.1", "0177.0.0.1", "127.1")) {
            assertThat(guarded.send(OutboundRequest.get(URI.create("https://" + host + "/"))))
                    .as(host)
                    .isNotInstanceOfAny(Answered.class, Unknown.class);
        }
    }

    @Test
    void cloudMetadataIsOutOfReachEvenWherePrivateAddressesAreAllowed() {
        assertThat(open.send(OutboundRequest.get(URI.create("http://169.254.169.254/latest/meta-data"))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aNameIsRefusedWhenAnyOfItsAddressesIs() throws Exception {
        try (var mixed =
                new Outbound(false, host -> new InetAddress[] {InetAddress.ofLiteral("8.8.8.8"), HERE}, null)) {
            assertThat(mixed.send(OutboundRequest.get(URI.create("https://shop.example/"))))
                    .isEqualTo(new Refused("The host shop.example is not one on the public internet."));
        }
    }

    @Test
    void aNameIsLookedUpOnceAndKeepsItsHostHeader() throws Exception {
        var looks = new AtomicInteger();
        GuardedResolver.Names rebinding = host -> {
            looks.incrementAndGet();
            return new InetAddress[] {HERE};
        };
        try (var pinned = new Outbound(true, rebinding, null)) {
            int port = server.getAddress().getPort();
            pinned.send(OutboundRequest.get(URI.create("http://shop.example:" + port + "/x")));

            assertThat(looks).hasValue(1);
            assertThat(seen).containsExactly("GET shop.example:" + port + " /x");
        }
    }

    @Test
    void whatNeverArrivedIsToldFromWhatMayHave() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, HERE)) {
            closed = socket.getLocalPort();
        }
        assertThat(open.send(OutboundRequest.get(URI.create("http://127.0.0.1:" + closed + "/"))))
                .isInstanceOf(Unreachable.class);
        GuardedResolver.Names nobody = host -> {
            throw new UnknownHostException(host);
        };
        try (var lost = new Outbound(true, nobody, null)) {
            assertThat(lost.send(OutboundRequest.get(URI.create("https://shop.example/"))))
                    .isInstanceOf(Unreachable.class);
        }
        try (var socket = new ServerSocket(0, 1, HERE)) {
            threads.execute(() -> hangUp(socket));
            assertThat(open.send(OutboundRequest.get(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"))))
                    .isInstanceOf(Unknown.class);
        }
    }

    private static void hangUp(ServerSocket socket) {
        try (var connection = socket.accept()) {
            connection.getInputStream().readNBytes("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII).length);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aHeaderCannotBreakOutOfItsLineNorTellWhereTheMessageEnds() {
        var request = OutboundRequest.get(at("/echo"));
        assertThatThrownBy(() -> request.header("X-A", "b\r\nX-C: d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request.header("X-A\r\nX-B", "c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request.header("Host", "other.example")).isInstanceOf(IllegalArgumentException.class);
        assertThat(request.header("X-A", "b").headers()).isEqualTo(Map.of("X-A", "b"));
    }
}
