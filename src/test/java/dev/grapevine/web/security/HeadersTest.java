package dev.grapevine.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9_-]{22})'");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/no/such/page", "/docs/problems", "/api/v1/store"})
    void everyAnswerIsGuarded(String path) {
        Reply reply = server.caller().get(path, "Accept", "text/html");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Permissions-Policy")).contains("camera=()");
        assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.header("Strict-Transport-Security"))
                .as("only over TLS")
                .isEmpty();
    }

    @Test
    void theNonceIsAnotherOneEachTime() {
        assertThat(nonce()).isNotEqualTo(nonce());
    }

    @Test
    void pagesAreNotKeptAndStylesAreForAYear() {
        Reply page = server.caller().get("/");
        assertThat(page.header("Cache-Control")).contains("no-store");
        Matcher style = Pattern.compile("href=\"(/assets/css/grapevine-[0-9a-f]{32}\\.css)\"")
                .matcher(page.body());
        assertThat(style.find()).isTrue();
        Reply css = server.caller().get(style.group(1), "Accept-Encoding", "gzip");
        assertThat(css.status()).isEqualTo(200);
        assertThat(css.header("Cache-Control")).contains("max-age=31536000").contains("immutable");
        assertThat(css.header("Content-Encoding")).isEqualTo("gzip");
    }

    private static String nonce() {
        Matcher found = NONCE.matcher(server.caller().get("/").header("Content-Security-Policy"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
