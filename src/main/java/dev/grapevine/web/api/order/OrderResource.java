package dev.grapevine.web.api.order;

import dev.grapevine.attribution.Referrals;
import dev.grapevine.attribution.Why;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.Delivery;
import dev.grapevine.order.Inbox;
import dev.grapevine.order.Order;
import dev.grapevine.order.OrderFilter;
import dev.grapevine.order.OrderReport;
import dev.grapevine.order.OrderState;
import dev.grapevine.order.Orders;
import dev.grapevine.order.ReadOrder;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.ByTime;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.api.RawJson;
import dev.grapevine.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders, as the shop tells them and as they add up. */
@RestController
@RequestMapping("/api/v1/orders")
class OrderResource {
    /** The name of this door in the inbox. */
    static final String DOOR = "api";

    private final ReadOrder readOrder;
    private final Inbox inbox;
    private final Orders orders;
    private final OrderName names;
    private final Referrals referrals;
    private final Why why;
    private final SayWhy sayWhy;

    OrderResource(
            ReadOrder readOrder,
            Inbox inbox,
            Orders orders,
            OrderName names,
            Referrals referrals,
            Why why,
            SayWhy sayWhy) {
        this.readOrder = readOrder;
        this.inbox = inbox;
        this.orders = orders;
        this.names = names;
        this.referrals = referrals;
        this.why = why;
        this.sayWhy = sayWhy;
    }

    /** Takes an order, or news of one. It is durable when this is answered, and worked on afterwards. */
    @PostMapping
    @Needs(Scope.ORDERS)
    ResponseEntity<OrderTaken> report(
            Caller caller,
            @RequestBody RawJson order,
            @RequestParam(name = "lenient", defaultValue = "false") boolean lenient) {
        OrderReport report = Understand.orRefuse(readOrder.read(order.json(), lenient));
        boolean news = inbox.accept(caller.storeId(), delivery(report.history(), report.externalId(), order.text()));
        return OrderTaken.of(report.externalId(), news).answer();
    }

    static Delivery delivery(boolean history, String externalId, String text) {
        Delivery.Kind kind = history ? Delivery.Kind.HISTORY : Delivery.Kind.ORDER;
        return Delivery.order(DOOR, Delivery.digest(kind, null, text), history, externalId, text);
    }

    @GetMapping
    @Needs(Scope.READ)
    Listed<OrderShown> list(
            Caller caller,
            @ByTime PageAsked page,
            @RequestParam(name = "external_id", required = false) @Nullable String externalId,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "customer", required = false) @Nullable String customer,
            @RequestParam(name = "history", required = false) @Nullable Boolean history,
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to) {
        if (externalId != null) {
            return new Listed<>(
                    orders.findExternal(caller.storeId(), externalId).map(OrderShown::of).stream()
                            .toList(),
                    null);
        }
        OrderFilter filter = new OrderFilter(state(state), customer(customer), history, from, to);
        return Listed.of(orders.list(caller.storeId(), filter, page.limit(), page.after()), OrderShown::of);
    }

    private static @Nullable OrderState state(@Nullable String code) {
        return code == null
                ? null
                : OrderState.of(code)
                        .orElseThrow(() -> PageAsked.wrong(
                                "state", "is one of placed, paid, fulfilled, delivered and cancelled."));
    }

    private static @Nullable UUID customer(@Nullable String text) {
        return text == null
                ? null
                : Ids.parse(IdKind.CUSTOMER, text)
                        .orElseThrow(() -> PageAsked.wrong("customer", "is a customer's id, cus_…."));
    }

    /** With what it led to, and why, in words. One that was accepted just now may not be there yet, and is said to come. */
    @GetMapping("/{id}")
    @Needs(Scope.READ)
    OrderShown show(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        UUID store = caller.storeId();
        Order order =
                names.find(store, id).orElseThrow(() -> names.missing(store, id).refusal());
        return OrderShown.of(
                order,
                orders.refunds(store, order.id()),
                referrals.ofOrders(store, List.of(order.id())).get(order.id()),
                why.ofOrder(store, order.id(), sayWhy.words(caller, request))
                        .map(WhyShown::of)
                        .orElse(null));
    }
}
