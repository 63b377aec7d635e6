package dev.grapevine.platform.http;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Apache's client with everything taken away that acts on an answer by itself. */
final class OutboundClient {
    private static final int CONNECTIONS = 200;
    /** So that a slow one leaves connections to all others. */
    private static final int CONNECTIONS_PER_HOST = 20;
    /** For a free one: what waits longer is better done later, by somebody who has meanwhile served others. */
    private static final Timeout ROOM = Timeout.ofSeconds(2);

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(30);

    private OutboundClient() {}

    static CloseableHttpClient of(DnsResolver resolver, @Nullable SSLContext trust) {
        return HttpClients.custom()
                .setConnectionManager(connections(resolver, trust))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(ROOM)
                        .setResponseTimeout(SILENCE)
                        .build())
                .setUserAgent("Grapevine")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                // A small answer that unpacks to a huge one is none of ours.
                .disableContentCompression()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(DnsResolver resolver, @Nullable SSLContext trust) {
        PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create();
        if (trust != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(trust));
        }
        return builder.setDnsResolver(resolver)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        // What the host has closed meanwhile is noticed before a request is lost in it.
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(16 * 1024)
                                .setMaxHeaderCount(100)
                                .build())
                        .build())
                .build();
    }
}
