package dev.grapevine.given;

import dev.grapevine.corner.CornerLinks;
import dev.grapevine.corner.LinkRequest;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.EmailAddress;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Who has come into a shop's corner by a link, as it would be mailed. */
public final class InCorner {
    private InCorner() {}

    public static Browser of(LiveShop live, EmailAddress email) {
        String link = live.part(CornerLinks.class)
                .make(live.shop().id(), new LinkRequest(email, null, false, "en", null))
                .orElseThrow();
        Browser browser = new Browser(live.server());
        browser.open(live.path("/corner/enter/" + link));
        browser.submit(live.path("/corner/enter/" + link), Map.of());
        return browser;
    }

    /** A customer with an address. */
    public static Browser of(LiveShop live, UUID customerId) {
        return of(
                live,
                Objects.requireNonNull(live.part(Customers.class)
                        .find(live.shop().id(), customerId)
                        .orElseThrow()
                        .email()));
    }
}
