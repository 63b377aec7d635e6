package dev.grapevine.web.corner;

import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The corner: the own page of whoever signs in. */
@Controller
class CornerPage {
    private final OpenCorner corner;

    CornerPage(OpenCorner corner) {
        this.corner = corner;
    }

    @GetMapping(ShopPages.SLUG + "/corner")
    HtmlPage show(@PathVariable("slug") String slug, HttpServletRequest request) {
        return corner.show(slug, request);
    }
}
