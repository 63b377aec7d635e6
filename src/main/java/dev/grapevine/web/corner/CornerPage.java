package dev.grapevine.web.corner;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.corner.EnterCorner;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Programs;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.ShopPages;
import dev.grapevine.web.shopper.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The corner: the own page of whoever signs in. */
@Controller
class CornerPage {
    private final ShopPages shops;
    private final SignedIn signedIn;
    private final InStore inStore;
    private final Customers customers;
    private final Programs programs;
    private final EnterCorner enterCorner;
    private final ShowCorner showCorner;

    CornerPage(
            ShopPages shops,
            SignedIn signedIn,
            InStore inStore,
            Customers customers,
            Programs programs,
            EnterCorner enterCorner,
            ShowCorner showCorner) {
        this.shops = shops;
        this.signedIn = signedIn;
        this.inStore = inStore;
        this.customers = customers;
        this.programs = programs;
        this.enterCorner = enterCorner;
        this.showCorner = showCorner;
    }

    @GetMapping(ShopPages.SLUG + "/corner")
    HtmlPage show(@PathVariable("slug") String slug, HttpServletRequest request) {
        ShopPage shop = shops.open(slug, request);
        return inStore.call(shop.id(), () -> signedIn.customer(shop, request)
                .flatMap(id -> customers.find(shop.id(), id))
                .map(customer -> corner(shop, customer, request))
                .orElseGet(() -> HtmlPage.of("corner/sign-in.jte")
                        .with("shop", shop)
                        .with("form", new JoinForm(false, "", "", false))
                        .with("problems", Map.of())));
    }

    private HtmlPage corner(ShopPage shop, Customer customer, HttpServletRequest request) {
        Optional<Advocate> advocate = enterCorner.advocate(shop.id(), customer.id());
        ShopPage hers = shops.open(shop.slug(), language(customer, advocate), request);
        return HtmlPage.of("corner/corner.jte")
                .with("shop", hers)
                .with("view", showCorner.view(hers, customer, advocate, programs.current(shop.id())));
    }

    /** The one she chose, else the one she is known to read. */
    private static @Nullable String language(Customer customer, Optional<Advocate> advocate) {
        return advocate.map(Advocate::locale).orElse(customer.locale());
    }
}
