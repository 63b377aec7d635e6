package dev.grapevine.demo.shop;

import dev.grapevine.demo.InDemo;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Where Grapevine's calls come in: a program posts here, with a signature and without a form's token. */
@InDemo
@Configuration(proxyBeanMethods = false)
class ShopDoor {
    static final String WEBHOOKS = "/demo-shop/webhooks";

    @Bean
    @Order(50) // before the door of the pages
    SecurityFilterChain webhookDoor(HttpSecurity http) {
        return http.securityMatcher(WEBHOOKS)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
