package dev.grapevine.web.corner;

import dev.grapevine.corner.CornerLinks;
import dev.grapevine.corner.EnterCorner;
import dev.grapevine.corner.Entrance;
import dev.grapevine.corner.LinkState;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.ShopPages;
import dev.grapevine.web.shopper.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where a mailed link leads. Looking at it changes nothing, for mail scanners open every link: a button lets her in. The
 * address is handed to no other page.
 */
@Controller
@RequestMapping(ShopPages.SLUG + "/corner/enter/{token:[A-Za-z0-9_-]{1,100}}")
class EnterPage {
    private final ShopPages shops;
    private final SignedIn signedIn;
    private final CornerLinks links;
    private final EnterCorner enterCorner;

    EnterPage(ShopPages shops, SignedIn signedIn, CornerLinks links, EnterCorner enterCorner) {
        this.shops = shops;
        this.signedIn = signedIn;
        this.links = links;
        this.enterCorner = enterCorner;
    }

    @GetMapping
    HtmlPage show(
            @PathVariable("slug") String slug,
            @PathVariable("token") String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        ShopPage shop = shops.open(slug, request);
        response.setHeader("Referrer-Policy", "no-referrer");
        LinkState state = links.look(shop.id(), token);
        return state == LinkState.GOOD
                ? HtmlPage.of("corner/enter.jte").with("shop", shop).with("token", token)
                : shut(shop, state);
    }

    @PostMapping
    HtmlPage enter(
            @PathVariable("slug") String slug,
            @PathVariable("token") String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        ShopPage shop = shops.open(slug, request);
        response.setHeader("Referrer-Policy", "no-referrer");
        return switch (enterCorner.enter(shop.id(), token)) {
            case Entrance.Open(var customerId) -> {
                signedIn.begin(shop, customerId, request, response);
                yield HtmlPage.to(shop.path("/corner"));
            }
            case Entrance.Shut(LinkState because) -> shut(shop, because);
        };
    }

    private static HtmlPage shut(ShopPage shop, LinkState because) {
        String reason =
                switch (because) {
                    case EXPIRED -> "enter.expired";
                    case USED -> "enter.used";
                    case UNKNOWN, GOOD -> "enter.unknown";
                };
        return HtmlPage.of("corner/shut.jte")
                .with("shop", shop)
                .with("reason", reason)
                .with("form", new JoinForm(false, "", "", false))
                .status(410);
    }
}
