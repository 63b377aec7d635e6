package dev.grapevine.web.dashboard.entrance;

import dev.grapevine.store.Language;
import dev.grapevine.web.page.Pages;
import dev.grapevine.web.problem.AnswerFailures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Enters the dashboard with the cookie of a session, looked up anew for each request. Without one it goes on as nobody. */
final class EnterBySession extends OncePerRequestFilter {
    private final Sessions sessions;
    private final AnswerFailures failures;

    EnterBySession(Sessions sessions, AnswerFailures failures) {
        this.sessions = sessions;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> signedIn;
        try {
            signedIn = Cookies.read(request, Cookies.SESSION)
                    .flatMap(SessionToken::parse)
                    .flatMap(token -> sessions.find(token, Pages.requestId(request)));
        } catch (RuntimeException failure) {
            failures.write(failure, request, response);
            return;
        }
        signedIn.ifPresent(teammate -> {
            SecurityContextHolder.setContext(new SecurityContextImpl(teammate));
            // The dashboard is written in English, its days and money as the store's own pages have them.
            Pages.speak(request, Language.EN.region(teammate.store().currency()));
        });
        chain.doFilter(request, response);
    }
}
