package dev.grapevine.web.problem;

import dev.grapevine.web.page.HtmlPage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** How a part of the site tells its own visitors of a problem, instead of the page that all others get. */
public interface ProblemPage {

    /**
     * Its page; nothing where the address is none of its own.
     *
     * @param path that was asked for first
     */
    Optional<HtmlPage> of(Problem problem, String path, HttpServletRequest request);
}
