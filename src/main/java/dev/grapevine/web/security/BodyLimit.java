package dev.grapevine.web.security;

import dev.grapevine.web.problem.AnswerFailures;
import dev.grapevine.web.problem.BodyTrouble.TooLarge;
import dev.grapevine.web.problem.BodyTrouble.TooSlow;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are too large, said beforehand or found while they come, and those that drip in for ever. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {
    private final LimitSettings limits;
    private final AnswerFailures failures;

    BodyLimit(LimitSettings limits, AnswerFailures failures) {
        this.limits = limits;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limits.bodyBytes()) {
            failures.write(new TooLarge(limits.bodyBytes()), request, response);
        } else {
            chain.doFilter(request.getContentLengthLong() == 0 ? request : new Limited(request, limits), response);
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final LimitSettings limits;
        private @Nullable Counted body;

        Limited(HttpServletRequest request, LimitSettings limits) {
            super(request);
            this.limits = limits;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new Counted(super.getInputStream(), limits);
            }
            return body;
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final LimitSettings limits;
        private final long begun = System.nanoTime();
        private long count;

        Counted(ServletInputStream body, LimitSettings limits) {
            this.body = body;
            this.limits = limits;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            return read < 0 ? read : (int) counted(1, read);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = body.read(into, from, length);
            return read < 0 ? read : (int) counted(read, read);
        }

        private long counted(int more, long answer) throws IOException {
            count += more;
            if (count > limits.bodyBytes()) {
                throw new TooLarge(limits.bodyBytes());
            }
            if (System.nanoTime() - begun > limits.bodySeconds() * 1_000_000_000L) {
                throw new TooSlow(limits.bodySeconds());
            }
            return answer;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
