package dev.grapevine.web.landing;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of an open offer together. */
@Component
class ShowOffer {
    /** Parameters that the shop's button carries; the visit's name is the one that the widget and the API use. */
    private static final String COUPON = "coupon";

    private static final String VISIT = "gv_visit";

    /**
     * What of the offer is there for whoever looks.
     *
     * @param code to be shown, or null before the friend asks for it
     * @param visit the visit's token for the form, or null where nothing counts
     * @param own whether the advocate looks at her own link
     * @param elsewhere whether the code was asked for by what says that it is a program
     * @param form what a friend typed to have the code mailed
     */
    record Shown(@Nullable String code, @Nullable String visit, boolean own, boolean elsewhere, ClaimForm form) {
        static final Shown NOTHING = new Shown(null, null, false, false, ClaimForm.EMPTY);
        static final Shown ELSEWHERE = new Shown(null, null, false, true, ClaimForm.EMPTY);

        static Shown before(String visit) {
            return new Shown(null, visit, false, false, ClaimForm.EMPTY);
        }

        static Shown code(String code, String visit) {
            return new Shown(code, visit, false, false, ClaimForm.EMPTY);
        }

        static Shown again(ClaimForm form, String visit) {
            return new Shown(null, visit, false, false, form);
        }

        static Shown own(@Nullable String code) {
            return new Shown(code, null, true, false, ClaimForm.EMPTY);
        }
    }

    private final Customers customers;

    ShowOffer(Customers customers) {
        this.customers = customers;
    }

    HtmlPage page(ShopPage shop, String link, Advocate advocate, RunningProgram running, Shown shown) {
        OfferWords words = new OfferWords(shop.words(), running);
        @Nullable
        String from = customers
                .find(shop.id(), advocate.customerId())
                .map(Customer::firstName)
                .filter(name -> !name.isBlank())
                .orElse(null);
        String called = from == null ? shop.words().text("landing.friend") : from;
        OfferView view = new OfferView(
                from,
                words.headline(),
                words.line(),
                words.details(shop.name(), called),
                shop.address("/r/" + link.toLowerCase(Locale.ROOT)),
                shown.code(),
                shown.visit(),
                shop.shop(carried(shown.own() ? null : shown.code(), shown.visit()))
                        .orElse(null),
                shown.own(),
                shown.elsewhere()
                        ? OfferView.Ask.ELSEWHERE
                        : OfferView.Ask.of(running.terms().flows()),
                shown.form());
        return HtmlPage.of("landing/offer.jte").with("shop", shop).with("view", view);
    }

    private static Map<String, String> carried(@Nullable String code, @Nullable String visit) {
        Map<String, String> carried = new LinkedHashMap<>();
        if (code != null) {
            carried.put(COUPON, code);
        }
        if (visit != null) {
            carried.put(VISIT, visit);
        }
        return carried;
    }
}
