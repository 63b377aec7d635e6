package dev.grapevine.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Caller;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server with small limits, which believes the proxy on its own machine. */
class LimitsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.own(Map.of(
            "grapevine.limit.requests-per-minute", "3",
            "grapevine.limit.body-bytes", "2048",
            "grapevine.limit.body-seconds", "1",
            "server.tomcat.connection-timeout", "2s",
            "grapevine.trusted-proxies", "127.0.0.0/8,::1"));

    private final Shop shop = server.shop();

    @Test
    void whatIsLeftStandsOnEachAnswerAndAfterTheLastOneIsToldToWait() {
        Caller caller = shop.secret();
        assertThat(caller.get("/api/v1/store").header("RateLimit")).startsWith("\"key\";r=2;");
        assertThat(caller.get("/api/v1/store").header("RateLimit-Policy")).isEqualTo("\"key\";q=3;w=60");
        caller.get("/api/v1/store");
        Reply refused = caller.get("/api/v1/store");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
        assertThat(refused.header("RateLimit")).startsWith("\"key\";r=0;");
        assertThat(shop.publishable().get("/api/v1/store").status())
                .as("another key has its own")
                .isEqualTo(403);
    }

    @Test
    void aBodyWithoutALengthIsCountedWhileItComes() {
        String chunk = "800\r\n" + " ".repeat(2048) + "\r\n";
        String answer = server.raw("PATCH /api/v1/store HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + shop.secret().key()
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + chunk + chunk + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("payload-too-large");
    }

    @Test
    void aBodyThatStopsComingIsGivenUp() {
        String answer = server.raw("PATCH /api/v1/store HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + shop.secret().key()
                + "\r\nContent-Type: application/json\r\nContent-Length: 20\r\nConnection: close\r\n\r\n{");
        assertThat(answer).startsWith("HTTP/1.1 408").contains("request-timeout");
    }

    @Test
    void aHeaderThatIsTooLargeIsRefused() {
        assertThat(server.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(20_000)
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void aTrustedProxysRequestIdAndTlsAreTaken() {
        Reply reply = server.caller().get("/", "X-Request-Id", "proxy-id-12345", "X-Forwarded-Proto", "https");
        assertThat(reply.header("X-Request-Id")).isEqualTo("proxy-id-12345");
        assertThat(reply.header("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(server.caller().get("/", "X-Request-Id", "no spaces, please").header("X-Request-Id"))
                .isNotEqualTo("no spaces, please");
    }
}
