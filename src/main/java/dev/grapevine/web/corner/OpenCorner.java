package dev.grapevine.web.corner;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the corner for whoever is signed in, and lets her forms change what is hers. Who isn't is asked to sign in. */
@Component
class OpenCorner {
    /** What a form does for whoever is signed in. */
    interface Change {
        Typed make(ShopPage shop, Customer customer);
    }

    private final ShopPages shops;
    private final SignedIn signedIn;
    private final InStore inStore;
    private final Customers customers;
    private final Advocates advocates;
    private final Programs programs;
    private final EnterCorner enterCorner;
    private final ShowCorner showCorner;

    OpenCorner(
            ShopPages shops,
            SignedIn signedIn,
            InStore inStore,
            Customers customers,
            Advocates advocates,
            Programs programs,
            EnterCorner enterCorner,
            ShowCorner showCorner) {
        this.shops = shops;
        this.signedIn = signedIn;
        this.inStore = inStore;
        this.customers = customers;
        this.advocates = advocates;
        this.programs = programs;
        this.enterCorner = enterCorner;
        this.showCorner = showCorner;
    }

    HtmlPage show(String slug, HttpServletRequest request) {
        ShopPage shop = shops.open(slug, request);
        return inStore.call(shop.id(), () -> customer(shop, request)
                .map(customer -> page(shop, customer, Typed.RIGHT, request))
                .orElseGet(() -> HtmlPage.of("corner/sign-in.jte")
                        .with("shop", shop)
                        .with("form", new JoinForm(false, "", "", false))
                        .with("problems", Map.of())));
    }

    /** Leads back to the corner; what can't be taken is shown there again, with what is wrong beside it. */
    HtmlPage change(String slug, HttpServletRequest request, Change change) {
        ShopPage shop = shops.open(slug, request);
        HtmlPage corner = HtmlPage.to(shop.path("/corner"));
        return inStore.call(shop.id(), () -> customer(shop, request)
                .map(customer -> {
                    Typed typed = change.make(shop, customer);
                    return typed.isRight()
                            ? corner
                            : page(shop, customer, typed, request).status(422);
                })
                .orElse(corner));
    }

    HtmlPage forCustomer(String slug, HttpServletRequest request, BiConsumer<ShopPage, Customer> change) {
        return change(slug, request, (shop, customer) -> {
            change.accept(shop, customer);
            return Typed.RIGHT;
        });
    }

    HtmlPage forAdvocate(String slug, HttpServletRequest request, BiConsumer<ShopPage, Advocate> change) {
        return forCustomer(slug, request, (shop, customer) -> advocates
                .ofCustomer(shop.id(), customer.id())
                .ifPresent(advocate -> change.accept(shop, advocate)));
    }

    private Optional<Customer> customer(ShopPage shop, HttpServletRequest request) {
        return signedIn.customer(shop, request).flatMap(id -> customers.find(shop.id(), id));
    }

    private HtmlPage page(ShopPage shop, Customer customer, Typed typed, HttpServletRequest request) {
        Optional<Advocate> advocate = enterCorner.advocate(shop.id(), customer.id());
        ShopPage hers = shops.open(shop.slug(), language(customer, advocate), request);
        return HtmlPage.of("corner/corner.jte")
                .with("shop", hers)
                .with(
                        "view",
                        showCorner.view(
                                hers, customer, advocate, programs.current(shop.id()), Older.of(request), typed));
    }

    /** The one she chose, else the one she is known to read. */
    private static @Nullable String language(Customer customer, Optional<Advocate> advocate) {
        return advocate.map(Advocate::locale).orElse(customer.locale());
    }
}
