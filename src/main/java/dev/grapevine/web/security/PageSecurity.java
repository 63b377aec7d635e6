package dev.grapevine.web.security;

import dev.grapevine.web.page.ContentPolicy;
import dev.grapevine.web.problem.AnswerFailures;
import java.time.Duration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/** What holds for pages whoever may open them: headers, the policy of what they load, and the tokens of their forms. */
@Component
public class PageSecurity {
    private static final String CSP = "Content-Security-Policy";
    private static final Duration HSTS = Duration.ofDays(365);

    private final AnswerFailures failures;

    PageSecurity(AnswerFailures failures) {
        this.failures = failures;
    }

    /** Guards a chain of pages. Who may open them, and what keeps them signed in, is the chain's own business. */
    public HttpSecurity guard(HttpSecurity http) {
        return http.headers(PageSecurity::page)
                .csrf(forms -> forms.csrfTokenRepository(formTokens()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(this::asProblems);
    }

    /** The token is in a cookie that no script reads and in a hidden field; a forger on another site has only the one. */
    private static CookieCsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("gv_form");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").path("/"));
        return tokens;
    }

    private static void page(HeadersConfigurer<HttpSecurity> headers) {
        all(headers).addHeaderWriter((request, response) -> {
            if (!response.containsHeader(CSP)) {
                response.setHeader(CSP, ContentPolicy.of(request, "'none'"));
            }
        });
    }

    static HeadersConfigurer<HttpSecurity> all(HeadersConfigurer<HttpSecurity> headers) {
        return headers.httpStrictTransportSecurity(
                        hsts -> hsts.maxAgeInSeconds(HSTS.toSeconds()).includeSubDomains(false))
                // frame-ancestors says the same and more.
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    void asProblems(ExceptionHandlingConfigurer<HttpSecurity> refusals) {
        refusals.authenticationEntryPoint((request, response, failure) -> failures.write(failure, request, response))
                .accessDeniedHandler((request, response, failure) -> failures.write(failure, request, response));
    }
}
