package dev.grapevine.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.platform.CannotStart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ArrivalTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @Test
    void aRequestGetsAnIdThatNobodyElseHas() {
        assertThat(id("/", "X-Nothing", ""))
                .isNotEqualTo(id("/", "X-Nothing", ""))
                .hasSize(36);
    }

    @Test
    void aStrangersRequestIdIsNotTaken() {
        assertThat(id("/", "X-Request-Id", "made-up-by-me")).isNotEqualTo("made-up-by-me");
    }

    @Test
    void aStrangersWordAboutTlsIsNotBelieved() {
        Reply reply = server.caller().get("/", "X-Forwarded-Proto", "https", "X-Forwarded-For", "198.51.100.9");
        assertThat(reply.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void aClientThatBeginsTheListWithManyAddressesIsStillSeen() {
        assertThat(forwarded("10.0.0.1", "X-Forwarded-For", "1.1.1.1,".repeat(100) + "203.0.113.7")
                        .getRemoteAddr())
                .isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1 | 203.0.113.7                             | 203.0.113.7",
                "10.0.0.1 | 1.1.1.1, 203.0.113.7                    | 203.0.113.7",
                "10.0.0.1 | 1.1.1.1, 203.0.113.7, 10.0.0.2          | 203.0.113.7",
                "10.0.0.1 | 203.0.113.7:4711                        | 203.0.113.7",
                "10.0.0.1 | [2001:db8::7]:4711                      | 2001:db8:0:0:0:0:0:7",
                "10.0.0.1 | not an address, 10.0.0.2                | 10.0.0.2",
                "0:0:0:0:0:0:0:1 | 203.0.113.7                      | 203.0.113.7",
                "2001:db8:1:0:0:0:0:5 | 203.0.113.7, 2001:db8:1::6  | 203.0.113.7",
                "10.0.0.1 | 10.0.0.3, 10.0.0.2                      | 10.0.0.3"
            })
    void behindATrustedProxyTheClientIsTheLastAddressThatIsNoProxys(String proxy, String header, String client) {
        assertThat(forwarded(proxy, "X-Forwarded-For", header).getRemoteAddr()).isEqualTo(client);
    }

    @Test
    void aTrustedProxySaysHowTheBrowserAsked() {
        MockHttpServletRequest request = request("10.0.0.1");
        request.addHeader("X-Forwarded-Proto", "https");
        request.addHeader("X-Forwarded-Host", "refer.example.com");
        request.setRequestURI("/setup");
        ForwardedRequest seen = new ForwardedRequest(request, proxies());
        assertThat(seen.isSecure()).isTrue();
        assertThat(seen.getRequestURL()).hasToString("https://refer.example.com/setup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/../", "a b", "x\"y", "[::1", "host:99999999"})
    void aHostThatIsNoneIsNotTaken(String host) {
        assertThat(forwarded("10.0.0.1", "X-Forwarded-Host", host).getServerName())
                .isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.1", "11.0.0.1", "::2", "2001:db8:2::1"})
    void othersAreNotTrusted(String address) {
        assertThat(proxies().trusts(address)).isFalse();
    }

    @Test
    void ipv4WithinIpv6IsTheSameProxy() {
        assertThat(proxies().trusts("::ffff:10.1.2.3")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/99", "proxy.example.com", "10.0.0", "nonsense/8"})
    void aNetworkThatIsNoneStopsTheStartInOneLine(String network) {
        assertThatThrownBy(() -> new TrustedProxies(new ProxySettings(List.of(network))))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("grapevine.trusted-proxies")
                .hasMessageContaining(network);
    }

    private static String id(String path, String header, String value) {
        return server.caller().get(path, header, value).header("X-Request-Id");
    }

    private static ForwardedRequest forwarded(String proxy, String header, String value) {
        MockHttpServletRequest request = request(proxy);
        request.addHeader(header, value);
        return new ForwardedRequest(request, proxies());
    }

    private static MockHttpServletRequest request(String proxy) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(proxy);
        return request;
    }

    private static TrustedProxies proxies() {
        return new TrustedProxies(new ProxySettings(List.of("10.0.0.0/8", "::1", "2001:db8:1::/48")));
    }
}
