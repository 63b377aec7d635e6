package dev.grapevine.web.dashboard.entrance;

import dev.grapevine.web.problem.AnswerFailures;
import dev.grapevine.web.security.PageSecurity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The door of the dashboard: all behind it is for teammates with a session, and all but the sign-in is behind it. */
@Configuration(proxyBeanMethods = false)
public class DashboardDoor {
    static final String SIGN_IN = "/dashboard/sign-in";

    private final PageSecurity pages;
    private final Sessions sessions;
    private final AnswerFailures failures;

    DashboardDoor(PageSecurity pages, Sessions sessions, AnswerFailures failures) {
        this.pages = pages;
        this.sessions = sessions;
        this.failures = failures;
    }

    @Bean
    @Order(3)
    SecurityFilterChain dashboardChain(HttpSecurity http) {
        return pages.guard(http.securityMatcher("/dashboard", "/dashboard/**"))
                .addFilterBefore(new EnterBySession(sessions, failures), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(SIGN_IN, SIGN_IN + "/store")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint((request, response, failure) -> toSignIn(request, response)))
                .build();
    }

    /** htmx follows a redirect inside the page unless it is told to leave it. */
    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String to = Destination.signInFor(request);
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", to);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", to);
        }
    }
}
