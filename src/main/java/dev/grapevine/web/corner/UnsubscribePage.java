package dev.grapevine.web.corner;

import dev.grapevine.message.Suppression.Reason;
import dev.grapevine.message.Unsubscribe;
import dev.grapevine.message.Unsubscription;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.shopper.ShopPages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The way out that stands in each mail. A POST does it at once, from the page's button or from a mail program (RFC 8058),
 * which has no form's token: the token of the mail is proof enough, and all that anybody could do with it.
 */
@Controller
@RequestMapping("/unsubscribe/{token:[A-Za-z0-9_-]{1,1000}}")
class UnsubscribePage {
    private final Unsubscribe unsubscribe;
    private final Stores stores;
    private final ShopPages shops;

    UnsubscribePage(Unsubscribe unsubscribe, Stores stores, ShopPages shops) {
        this.unsubscribe = unsubscribe;
        this.stores = stores;
        this.shops = shops;
    }

    @GetMapping
    HtmlPage ask(@PathVariable("token") String token, HttpServletRequest request) {
        return page(unsubscribe.read(token), token, false, request);
    }

    @PostMapping
    HtmlPage stop(@PathVariable("token") String token, HttpServletRequest request) {
        return page(unsubscribe.by(token), token, true, request);
    }

    private HtmlPage page(Unsubscription result, String token, boolean done, HttpServletRequest request) {
        return switch (result) {
            case Unsubscription.Unknown(UUID storeId) -> broken(storeId, request);
            case Unsubscription.Done(var storeId, String address, Reason reason) -> {
                Store store = stores.find(storeId)
                        .orElseThrow(() -> Problem.notFound().refusal());
                yield HtmlPage.of("corner/unsubscribe.jte")
                        .with("shop", shops.open(store.slug().text(), request))
                        .with("token", token)
                        .with("address", address)
                        .with("everything", reason != Reason.NO_INVITATIONS)
                        .with("done", done);
            }
        };
    }

    /** With the look of the store whose mail it was, where the link still tells. */
    private HtmlPage broken(@Nullable UUID storeId, HttpServletRequest request) {
        Store store = Optional.ofNullable(storeId).flatMap(stores::find).orElseThrow(() -> Problem.notFound()
                .refusal());
        return HtmlPage.of("corner/broken.jte")
                .with("shop", shops.open(store.slug().text(), request))
                .status(404);
    }
}
