package dev.grapevine.web.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import dev.grapevine.store.ApiKeys;
import dev.grapevine.web.WebSettings;
import dev.grapevine.web.problem.AnswerFailures;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;

/**
 * Three doors: the operator's on the management port, the API's by key, and the pages'. Pages that not everybody may open
 * have a door of their own before the last.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebSettings.class, LimitSettings.class, ProxySettings.class})
class SecurityConfiguration {
    /** What the API is; it is the same for everybody and tells nothing of a store. */
    private static final String DOCUMENT = "/api/v1/openapi.json";

    private final PageSecurity pages;
    private final AnswerFailures failures;

    SecurityConfiguration(PageSecurity pages, AnswerFailures failures) {
        this.pages = pages;
        this.failures = failures;
    }

    /** Open to whoever reaches the management port, which by default is this machine alone. */
    @Bean
    @Order(1)
    SecurityFilterChain managementDoor(HttpSecurity http) {
        return stateless(http.securityMatcher(EndpointRequest.toAnyEndpoint()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiDoor(HttpSecurity http, ApiKeys keys) {
        return stateless(http.securityMatcher(new AndRequestMatcher(
                        pathPattern("/api/**"), new NegatedRequestMatcher(pathPattern(DOCUMENT)))))
                .headers(SecurityConfiguration::nothingToLoad)
                .addFilterBefore(new EnterByKey(keys, failures), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(pages::asProblems)
                .build();
    }

    @Bean
    @Order(100) // after every door of pages that are not for everybody
    SecurityFilterChain pageDoor(HttpSecurity http) {
        return pages.guard(http)
                // Mail programs post here by themselves (RFC 8058); the address holds a token of its own.
                .csrf(forms -> forms.ignoringRequestMatchers("/unsubscribe/*"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static void nothingToLoad(HeadersConfigurer<HttpSecurity> headers) {
        PageSecurity.all(headers)
                .contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"));
    }
}
