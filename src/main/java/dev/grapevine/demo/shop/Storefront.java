package dev.grapevine.demo.shop;

import dev.grapevine.demo.Handover;
import dev.grapevine.demo.InDemo;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The shop's pages. */
@InDemo
@Controller
@RequestMapping("/demo-shop")
class Storefront {
    private final GrapevineApi grapevine;
    private final CheckOut checkOut;
    private final Sales sales;
    private final Handover handover;

    Storefront(GrapevineApi grapevine, CheckOut checkOut, Sales sales, Handover handover) {
        this.grapevine = grapevine;
        this.checkOut = checkOut;
        this.sales = sales;
        this.handover = handover;
    }

    /** The window. Who comes from a friend brings a coupon and the visit along, and the shop remembers both. */
    @GetMapping
    HtmlPage window(
            @RequestParam(name = "coupon", required = false) @Nullable String coupon,
            @RequestParam(name = "gv_visit", required = false) @Nullable String visit,
            HttpServletRequest request,
            HttpServletResponse response) {
        Shopper shopper = new Shopper(request, response);
        shopper.name();
        if (coupon != null) {
            shopper.keep(Shopper.COUPON, coupon);
        }
        if (visit != null) {
            shopper.keep(Shopper.VISIT, visit);
        }
        if (coupon != null || visit != null) {
            return HtmlPage.to("/demo-shop");
        }
        return page("window", basket(shopper))
                .with("products", Catalogue.ALL)
                .with("coupon", shopper.kept(Shopper.COUPON).orElse(null));
    }

    @PostMapping("/basket")
    HtmlPage put(
            @RequestParam("product") String id,
            @RequestParam(name = "quantity", required = false) @Nullable Integer quantity,
            HttpServletRequest request,
            HttpServletResponse response) {
        Shopper shopper = new Shopper(request, response);
        Basket basket = basket(shopper);
        Product product =
                Catalogue.find(id).orElseThrow(() -> Problem.notFound().refusal());
        Basket now = quantity == null ? basket.plus(product) : basket.with(product, Math.max(0, quantity));
        if (now.isEmpty()) {
            shopper.forget(Shopper.BASKET);
        } else {
            shopper.keep(Shopper.BASKET, now.text());
        }
        return HtmlPage.to("/demo-shop/basket");
    }

    @PostMapping("/coupon")
    HtmlPage coupon(@RequestParam("code") String code, HttpServletRequest request, HttpServletResponse response) {
        Shopper shopper = new Shopper(request, response);
        if (code.isBlank()) {
            shopper.forget(Shopper.COUPON);
        } else {
            shopper.keep(Shopper.COUPON, code.strip().replace(' ', '-'));
        }
        return HtmlPage.to("/demo-shop/basket");
    }

    @GetMapping("/basket")
    HtmlPage basketPage(HttpServletRequest request, HttpServletResponse response) {
        Shopper shopper = new Shopper(request, response);
        return basketPage(shopper, Map.of(), Map.of());
    }

    private HtmlPage basketPage(Shopper shopper, Map<String, String> typed, Map<String, String> problems) {
        Basket basket = basket(shopper);
        @Nullable String code = shopper.kept(Shopper.COUPON).orElse(null);
        Coupon.@Nullable Look look = code == null ? null : Coupon.look(grapevine, sales, code);
        return page("basket", basket)
                .with("bill", bill(basket, look))
                .with("code", code)
                .with("couponProblem", look instanceof Coupon.Look.Bad(String why) ? why : null)
                .with("typed", typed)
                .with("problems", problems)
                .status(problems.isEmpty() ? 200 : 422);
    }

    private static Bill bill(Basket basket, Coupon.@Nullable Look look) {
        return Bill.of(basket, look instanceof Coupon.Look.Good(Coupon coupon) ? coupon : null);
    }

    @PostMapping("/checkout")
    HtmlPage buy(
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "keep_me_posted", defaultValue = "") String keepPosted,
            HttpServletRequest request,
            HttpServletResponse response) {
        Shopper shopper = new Shopper(request, response);
        Basket basket = basket(shopper);
        CheckOut.Buyer buyer = new CheckOut.Buyer(name.strip(), email.strip(), !keepPosted.isEmpty());
        Map<String, String> problems = problems(basket, name, email);
        if (!problems.isEmpty()) {
            return basketPage(shopper, typed(buyer), problems);
        }
        Optional<Coupon.Look> look = shopper.kept(Shopper.COUPON).map(code -> Coupon.look(grapevine, sales, code));
        Bill bill = bill(basket, look.orElse(null));
        return switch (checkOut.sell(basket, bill, buyer, shopper)) {
            case CheckOut.Outcome.CouponGone() ->
                basketPage(
                        shopper,
                        typed(buyer),
                        Map.of("coupon", "This code has just been used. Take it out, or try another."));
            case CheckOut.Outcome.Sold(Sale sale) -> {
                shopper.forget(Shopper.BASKET);
                shopper.forget(Shopper.COUPON);
                yield HtmlPage.to("/demo-shop/orders/" + sale.id());
            }
        };
    }

    private static Map<String, String> typed(CheckOut.Buyer buyer) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("name", buyer.name());
        typed.put("email", buyer.email());
        if (buyer.keepPosted()) {
            typed.put("keep_me_posted", "yes");
        }
        return typed;
    }

    private static Map<String, String> problems(Basket basket, String name, String email) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (basket.isEmpty()) {
            problems.put("basket", "There is nothing in your basket yet.");
        }
        if (name.isBlank() || name.length() > 100) {
            problems.put("name", "Tell us your name, for the label.");
        }
        if (EmailAddress.parse(email.strip()) instanceof Parsed.Refused) {
            problems.put("email", "Check your e-mail address: the receipt goes there.");
        }
        return problems;
    }

    @GetMapping("/orders/{id}")
    HtmlPage thanks(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response) {
        Shopper shopper = new Shopper(request, response);
        return page("thanks", basket(shopper)).with("sale", own(shopper, id));
    }

    @GetMapping("/orders")
    HtmlPage orders(HttpServletRequest request, HttpServletResponse response) {
        Shopper shopper = new Shopper(request, response);
        String name = shopper.name();
        return page("orders", basket(shopper))
                .with(
                        "sales",
                        sales.all().reversed().stream()
                                .filter(sale -> sale.shopper().equals(name))
                                .toList());
    }

    @PostMapping("/orders/{id}/refunds")
    HtmlPage refund(
            @PathVariable("id") String id,
            @RequestParam("how") String how,
            HttpServletRequest request,
            HttpServletResponse response) {
        checkOut.refund(own(new Shopper(request, response), id), how.equals("whole"));
        return HtmlPage.to("/demo-shop/orders");
    }

    private Sale own(Shopper shopper, String id) {
        return sales.find(id)
                .filter(sale -> sale.shopper().equals(shopper.name()))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private static Basket basket(Shopper shopper) {
        return Basket.read(shopper.kept(Shopper.BASKET).orElse(""));
    }

    private HtmlPage page(String name, Basket basket) {
        return HtmlPage.of("demo/shop/" + name + ".jte")
                .with("basket", basket)
                .with("store", handover.get().store());
    }
}
