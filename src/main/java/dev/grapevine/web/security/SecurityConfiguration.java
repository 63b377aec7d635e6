package dev.grapevine.web.security;

import dev.grapevine.store.ApiKeys;
import dev.grapevine.web.page.ContentPolicy;
import dev.grapevine.web.problem.AnswerFailures;
import java.time.Duration;
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
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Three doors: the operator's on the management port, the API's by key, and the pages'. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CSP = "Content-Security-Policy";
    private static final Duration HSTS = Duration.ofDays(365);

    private final AnswerFailures failures;

    SecurityConfiguration(AnswerFailures failures) {
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
        return stateless(http.securityMatcher("/api/**"))
                .headers(SecurityConfiguration::nothingToLoad)
                .addFilterBefore(new EnterByKey(keys, failures), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(this::asProblems)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageDoor(HttpSecurity http) {
        return http.headers(SecurityConfiguration::page)
                .csrf(forms -> forms.csrfTokenRepository(formTokens()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .exceptionHandling(this::asProblems)
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /** The token is in a cookie that no script reads and in a hidden field; a forger on another site has only the one. */
    private static CookieCsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("gv_form");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").path("/"));
        return tokens;
    }

    private static void nothingToLoad(HeadersConfigurer<HttpSecurity> headers) {
        all(headers).contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"));
    }

    private static void page(HeadersConfigurer<HttpSecurity> headers) {
        all(headers).addHeaderWriter((request, response) -> {
            if (!response.containsHeader(CSP)) {
                response.setHeader(CSP, ContentPolicy.of(request, "'none'"));
            }
        });
    }

    private static HeadersConfigurer<HttpSecurity> all(HeadersConfigurer<HttpSecurity> headers) {
        return headers.httpStrictTransportSecurity(
                        hsts -> hsts.maxAgeInSeconds(HSTS.toSeconds()).includeSubDomains(false))
                // frame-ancestors says the same and more.
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    private void asProblems(
            org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer<HttpSecurity>
                    refusals) {
        refusals.authenticationEntryPoint((request, response, failure) -> failures.write(failure, request, response))
                .accessDeniedHandler((request, response, failure) -> failures.write(failure, request, response));
    }
}
