package dev.grapevine.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.grapevine.platform.http.OutboundAnswer.Answered;
import dev.grapevine.platform.http.OutboundAnswer.Unreachable;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With encryption: the name asked for is the name shown and checked, though the connection goes to an address. */
class OutboundTlsTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final List<String> named = new CopyOnWriteArrayList<>();
    private HttpsServer server;
    private SSLContext trust;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() throws Exception {
        KeyStore own = certificate("shop.example");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(own);
        trust = SSLContext.getInstance("TLS");
        trust.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trust) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(trust.getDefaultSSLParameters());
            }
        });
        server.createContext("/", exchange -> {
            var session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
            named.add(session.getRequestedServerNames() + " "
                    + exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private KeyStore certificate(String host) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "shop",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private URI at(String host) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
    }

    @Test
    void theNameGoesIntoTheHandshakeAndTheHostHeader() throws Exception {
        try (var outbound = new Outbound(true, host -> new InetAddress[] {HERE}, trust)) {
            assertThat(outbound.send(OutboundRequest.get(at("shop.example")))).isInstanceOf(Answered.class);
        }
        assertThat(named)
                .singleElement()
                .asString()
                .contains("shop.example", "shop.example:" + server.getAddress().getPort());
    }

    @Test
    void anotherNamesCertificateIsNotBelieved() throws Exception {
        try (var outbound = new Outbound(true, host -> new InetAddress[] {HERE}, trust)) {
            assertThat(outbound.send(OutboundRequest.get(at("other.example")))).isInstanceOf(Unreachable.class);
        }
        assertThat(named).isEmpty();
    }

    @Test
    void aCertificateThatNobodySignedIsNotBelieved() throws Exception {
        try (var outbound = new Outbound(true, host -> new InetAddress[] {HERE}, null)) {
            assertThat(outbound.send(OutboundRequest.get(at("shop.example")))).isInstanceOf(Unreachable.class);
        }
        assertThat(named).isEmpty();
    }
}
