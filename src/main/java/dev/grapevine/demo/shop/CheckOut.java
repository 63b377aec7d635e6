package dev.grapevine.demo.shop;

import dev.grapevine.demo.InDemo;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sells, takes back, and tells Grapevine of both as any shop would. */
@InDemo
@Component
class CheckOut {
    private final GrapevineApi grapevine;
    private final Sales sales;
    private final Clock clock;

    CheckOut(GrapevineApi grapevine, Sales sales, Clock clock) {
        this.grapevine = grapevine;
        this.sales = sales;
        this.clock = clock;
    }

    /**
     * Who she says she is.
     *
     * @param keepPosted whether the shop may write to her
     */
    record Buyer(String name, String email, boolean keepPosted) {}

    /** How a purchase ended. */
    sealed interface Outcome {
        record Sold(Sale sale) implements Outcome {}

        /** Somebody else was quicker with the coupon; nothing was sold. */
        record CouponGone() implements Outcome {}
    }

    Outcome sell(Basket basket, Bill bill, Buyer buyer, Shopper shopper) {
        @Nullable String visit = shopper.kept(Shopper.VISIT).orElse(null);
        Optional<Sale> added = sales.add(
                bill.used(),
                id -> new Sale(
                        id,
                        shopper.name(),
                        buyer.name(),
                        buyer.email(),
                        buyer.keepPosted(),
                        basket.lines().stream()
                                .map(line -> new Sale.Bought(line.product().id(), line.quantity(), line.pence()))
                                .toList(),
                        bill.goods(),
                        bill.discount(),
                        bill.shipping(),
                        bill.coupon(),
                        visit,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        List.of()));
        if (added.isEmpty()) {
            return new Outcome.CouponGone();
        }
        Sale sale = added.get();
        if (bill.coupon() != null && !redeem(bill.coupon(), sale.id())) {
            sales.remove(sale);
            return new Outcome.CouponGone();
        }
        grapevine.post("/orders", told(sale, shopper), "order-" + sale.id()).good();
        return new Outcome.Sold(sale);
    }

    private boolean redeem(String code, String order) {
        return grapevine
                .post("/coupons/" + GrapevineApi.part(code) + "/redemption", Map.of("order", order), "coupon-" + order)
                .isGood();
    }

    private static Map<String, Object> told(Sale sale, Shopper shopper) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("external_id", sale.id());
        told.put("number", "#" + sale.id());
        told.put("placed_at", sale.at().toString());
        told.put("state", "paid");
        told.put("currency", "GBP");
        told.put("subtotal", Pounds.decimal(sale.goods()));
        told.put("discount", Pounds.decimal(sale.discount()));
        told.put("shipping", Pounds.decimal(sale.shipping()));
        told.put("total", Pounds.decimal(sale.total()));
        if (sale.coupon() != null) {
            told.put("coupon_codes", List.of(sale.coupon()));
        }
        if (sale.visit() != null) {
            told.put("visit_token", sale.visit());
        }
        told.put("locale", "en-GB");
        told.put("customer", customer(sale));
        told.put("browser", Map.of("ip", shopper.address(), "user_agent", shopper.browser(), "device", shopper.name()));
        told.put(
                "lines",
                sale.bought().stream()
                        .map(line -> Map.of(
                                "product_id",
                                line.product(),
                                "quantity",
                                line.quantity(),
                                "total",
                                Pounds.decimal(line.pence())))
                        .toList());
        return told;
    }

    private static Map<String, Object> customer(Sale sale) {
        String[] names = sale.name().strip().split("\\s+", 2);
        Map<String, Object> customer = new LinkedHashMap<>();
        customer.put("external_id", "shop-" + sale.email().toLowerCase(Locale.ROOT));
        customer.put("email", sale.email());
        customer.put("first_name", names[0]);
        if (names.length > 1) {
            customer.put("last_name", names[1]);
        }
        customer.put("accepts_marketing", sale.keepPosted());
        return customer;
    }

    /** Gives back half of what is left, or all of it. */
    void refund(Sale sale, boolean whole) {
        long pence = whole ? sale.left() : sale.left() / 2;
        if (pence <= 0) {
            return;
        }
        String id = sale.id() + "-R" + (sale.refunds().size() + 1);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        grapevine
                .post(
                        "/orders/external:" + sale.id() + "/refunds",
                        Map.of(
                                "external_id",
                                id,
                                "at",
                                now.toString(),
                                "amount",
                                Map.of("amount", Pounds.decimal(pence), "currency", "GBP")),
                        "refund-" + id)
                .good();
        sales.put(sale.refunded(pence));
    }
}
