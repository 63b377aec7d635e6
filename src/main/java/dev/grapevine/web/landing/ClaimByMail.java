package dev.grapevine.web.landing;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.claim.ClaimOutcome;
import dev.grapevine.claim.ClaimRequest;
import dev.grapevine.claim.Contact;
import dev.grapevine.claim.MailCoupon;
import dev.grapevine.order.OrderFilter;
import dev.grapevine.order.Orders;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.share.Visit;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has a friend's code mailed. The page is the same whosever address it is and whatever comes of it: that is told to the
 * mailbox alone.
 */
@Component
class ClaimByMail {
    private final MailCoupon mailCoupon;
    private final Orders orders;
    private final ShowClosed showClosed;

    ClaimByMail(MailCoupon mailCoupon, Orders orders, ShowClosed showClosed) {
        this.mailCoupon = mailCoupon;
        this.orders = orders;
        this.showClosed = showClosed;
    }

    /** @param network a fingerprint of the address the request came from, or null */
    HtmlPage claim(
            ShopPage shop,
            Advocate advocate,
            RunningProgram running,
            Visit visit,
            ClaimForm form,
            @Nullable String network) {
        ClaimRequest request = new ClaimRequest(
                advocate,
                running,
                new Contact.Email(form.address()),
                form.name(),
                form.consent(),
                "landing page",
                shop.language().code(),
                visit.id(),
                network);
        ClaimOutcome outcome = mailCoupon.claim(
                shop.store(), request, customer -> orders.count(shop.id(), OrderFilter.ofCustomer(customer)) > 0);
        return outcome instanceof ClaimOutcome.NotOffered
                ? showClosed.page(shop)
                : HtmlPage.of("landing/mailed.jte").with("shop", shop).with("email", form.email());
    }
}
