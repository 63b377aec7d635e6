package dev.grapevine.web.problem;

import dev.grapevine.web.page.HtmlPage;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages that a problem's {@code type} leads to. */
@Controller
class ProblemPages {
    @GetMapping("/docs/problems")
    HtmlPage all() {
        return HtmlPage.of("problem/list.jte").with("types", List.of(ProblemType.values()));
    }

    @GetMapping("/docs/problems/{slug}")
    HtmlPage one(@PathVariable("slug") String slug) {
        ProblemType type =
                ProblemType.bySlug(slug).orElseThrow(() -> Problem.notFound().refusal());
        return HtmlPage.of("problem/type.jte").with("type", type);
    }
}
