package dev.grapevine.web.corner;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.ShopPages;
import dev.grapevine.web.shopper.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** What all forms of the corner share: each leads back to it; without a session nothing is done, and it asks to sign in. */
@Component
class CornerForms {
    private final ShopPages shops;
    private final SignedIn signedIn;
    private final InStore inStore;
    private final Customers customers;
    private final Advocates advocates;

    CornerForms(ShopPages shops, SignedIn signedIn, InStore inStore, Customers customers, Advocates advocates) {
        this.shops = shops;
        this.signedIn = signedIn;
        this.inStore = inStore;
        this.customers = customers;
        this.advocates = advocates;
    }

    HtmlPage forAdvocate(String slug, HttpServletRequest request, BiConsumer<ShopPage, Advocate> change) {
        return forCustomer(slug, request, (shop, customer) -> advocates
                .ofCustomer(shop.id(), customer.id())
                .ifPresent(advocate -> change.accept(shop, advocate)));
    }

    HtmlPage forCustomer(String slug, HttpServletRequest request, BiConsumer<ShopPage, Customer> change) {
        ShopPage shop = shops.open(slug, request);
        inStore.run(shop.id(), () -> signedIn.customer(shop, request)
                .flatMap(id -> customers.find(shop.id(), id))
                .ifPresent(customer -> change.accept(shop, customer)));
        return HtmlPage.to(shop.path("/corner"));
    }
}
