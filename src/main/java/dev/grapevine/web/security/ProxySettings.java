package dev.grapevine.web.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which proxies stand before the server.
 *
 * @param trustedProxies Networks of the proxies that are believed, such as 10.0.0.0/8,::1: what they say in X-Forwarded-For,
 *     -Proto, -Host and X-Request-Id is taken. Nobody's by default.
 */
@ConfigurationProperties("grapevine")
record ProxySettings(@DefaultValue List<String> trustedProxies) {

    ProxySettings {
        TrustedProxies.networks(trustedProxies);
    }
}
