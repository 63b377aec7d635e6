package dev.grapevine.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.RunningServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerErrorsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /<script> HTTP/1.1\r\nHost: localhost\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n",
                "GET / HTTP/1.1\r\n",
                "GET /..;/admin HTTP/1.1\r\nHost: localhost\r\n",
                "GET /a//b%2fc HTTP/1.1\r\nHost: localhost\r\n",
                "NO SENSE AT ALL\r\n"
            })
    void whatTheContainerRefusesItselfSaysNothingAboutUs(String request) {
        String page = server.raw(request + "Accept: text/html\r\nConnection: close\r\n\r\n");
        assertThat(page)
                .startsWith("HTTP/1.1 4")
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContainIgnoringCase("exception")
                .doesNotContain("<script>", "Whitelabel", "org.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /<script> HTTP/1.1\r\nHost: localhost\r\n"})
    void aProgramGetsAProblemEvenThere(String request) {
        assertThat(server.raw(request + "Accept: application/json\r\nConnection: close\r\n\r\n"))
                .contains("application/problem+json")
                .contains("\"type\":\"/docs/problems/invalid-request\"");
    }
}
