package dev.grapevine.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.page.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem: as a page to a browser, as {@code application/problem+json} to everything else. */
@Component
public class Answer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    private final Pages pages;
    private final ObjectProvider<ProblemPage> ownPages;

    Answer(Pages pages, ObjectProvider<ProblemPage> ownPages) {
        this.pages = pages;
        this.ownPages = ownPages;
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Body(
            String type, String title, int status, String detail, List<FieldProblem> errors, String requestId) {}

    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        if (wantsPage(request)) {
            pages.show(page(problem, request), request, response);
        } else {
            json(problem, request, response);
        }
    }

    private HtmlPage page(Problem problem, HttpServletRequest request) {
        return ownPage(problem, request)
                .orElseGet(() -> HtmlPage.of("problem/page.jte").with("problem", problem))
                .status(problem.type().status().value());
    }

    /** What went wrong may well stand in the way of finding out whose page it was. */
    private Optional<HtmlPage> ownPage(Problem problem, HttpServletRequest request) {
        try {
            return ownPages.stream()
                    .flatMap(own -> own.of(problem, originalPath(request), request).stream())
                    .findFirst();
        } catch (RuntimeException failed) {
            LOG.debug("No page of its own for {}", problem.type(), failed);
            return Optional.empty();
        }
    }

    private void json(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemType type = problem.type();
        byte[] body = JSON.writeValueAsString(new Body(
                        type.address(),
                        pages.text(request, "problem." + type.slug() + ".title"),
                        type.status().value(),
                        problem.detail(),
                        problem.errors(),
                        Pages.requestId(request)))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(type.status().value());
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Only who asks for HTML by name gets a page, and nobody under {@code /api/}: programs often accept anything. */
    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null
                && !originalPath(request).startsWith("/api/")
                && acceptsHtml(accept.toLowerCase(Locale.ROOT));
    }

    private static boolean acceptsHtml(String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(range -> range.getQualityValue() > 0
                            && range.isConcrete()
                            && range.isCompatibleWith(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException notAType) {
            return false;
        }
    }

    private static String originalPath(HttpServletRequest request) {
        return request.getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }
}
