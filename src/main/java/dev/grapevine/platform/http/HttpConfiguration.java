package dev.grapevine.platform.http;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way out, as the rest of the server finds it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
class HttpConfiguration {

    @Bean
    Outbound outbound(HttpSettings settings) {
        return new Outbound(settings);
    }
}
