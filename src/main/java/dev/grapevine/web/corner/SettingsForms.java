package dev.grapevine.web.corner;

import dev.grapevine.advocate.Advocates;
import dev.grapevine.corner.CornerSessions;
import dev.grapevine.corner.ErasureRequests;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customer;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.message.Suppression.Reason;
import dev.grapevine.message.Suppressions;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.ShopPages;
import dev.grapevine.web.shopper.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Her settings: the language, mail or none, to be forgotten, and the way out. */
@Controller
@RequestMapping(ShopPages.SLUG + "/corner")
class SettingsForms {
    private final OpenCorner corner;
    private final ShopPages shops;
    private final SignedIn signedIn;
    private final Advocates advocates;
    private final Consents consents;
    private final Suppressions suppressions;
    private final ErasureRequests erasures;
    private final CornerSessions sessions;
    private final Clock clock;

    SettingsForms(
            OpenCorner corner,
            ShopPages shops,
            SignedIn signedIn,
            Advocates advocates,
            Consents consents,
            Suppressions suppressions,
            ErasureRequests erasures,
            CornerSessions sessions,
            Clock clock) {
        this.corner = corner;
        this.shops = shops;
        this.signedIn = signedIn;
        this.advocates = advocates;
        this.consents = consents;
        this.suppressions = suppressions;
        this.erasures = erasures;
        this.sessions = sessions;
        this.clock = clock;
    }

    @PostMapping("/language")
    HtmlPage language(
            @PathVariable("slug") String slug, @RequestParam("language") String code, HttpServletRequest request) {
        return corner.forAdvocate(slug, request, (shop, advocate) -> shop.store().profile().languages().stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .ifPresent(language -> advocates.speak(shop.id(), advocate.id(), language.code())));
    }

    /** Who wants mails again agrees by it to all that the page says will come; what the shop has stopped stays stopped. */
    @PostMapping("/mail")
    HtmlPage mail(
            @PathVariable("slug") String slug, @RequestParam("wanted") boolean wanted, HttpServletRequest request) {
        return corner.forCustomer(slug, request, (shop, customer) -> {
            EmailAddress email = customer.email();
            if (!wanted) {
                stopMail(shop.id(), customer);
            } else if (email != null) {
                suppressions.lift(shop.id(), email, Reason.UNSUBSCRIBED);
                suppressions.lift(shop.id(), email, Reason.NO_INVITATIONS);
                agrees(shop.id(), customer, true);
            }
        });
    }

    /** Asked for is not done: it is due work, which waits for what the shop has just told of her. Until then she gets no mail. */
    @PostMapping("/erasure")
    HtmlPage forget(@PathVariable("slug") String slug, HttpServletRequest request) {
        return corner.forCustomer(slug, request, (shop, customer) -> {
            erasures.add(shop.id(), customer.id());
            stopMail(shop.id(), customer);
        });
    }

    @PostMapping("/sign-out")
    HtmlPage signOut(
            @PathVariable("slug") String slug,
            @RequestParam(name = "everywhere", defaultValue = "") String everywhere,
            HttpServletRequest request,
            HttpServletResponse response) {
        ShopPage shop = shops.open(slug, request);
        if (!everywhere.isEmpty()) {
            signedIn.customer(shop, request).ifPresent(customer -> sessions.endAll(shop.id(), customer));
        }
        signedIn.end(shop, request, response);
        return HtmlPage.to(shop.path(""));
    }

    private void stopMail(UUID storeId, Customer customer) {
        if (customer.email() != null) {
            suppressions.add(storeId, customer.email(), Reason.UNSUBSCRIBED);
        }
        agrees(storeId, customer, false);
    }

    private void agrees(UUID storeId, Customer customer, boolean given) {
        consents.record(
                storeId,
                customer.id(),
                new Consent(
                        Consent.Purpose.MARKETING,
                        Consent.Channel.EMAIL,
                        given,
                        "own page",
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
