package dev.grapevine.web.api.order;

import dev.grapevine.order.Delivery;
import dev.grapevine.order.Inbox;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.order.ReadRefund;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.RawJson;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money that the shop gave back. */
@RestController
@RequestMapping("/api/v1/orders/{id}/refunds")
class RefundResource {
    private static final String WAITS =
            "No order of this id is known yet: the refund waits for it, and counts as soon as the shop tells of it.";

    private final OrderName names;
    private final Orders orders;
    private final ReadRefund readRefund;
    private final Inbox inbox;

    RefundResource(OrderName names, Orders orders, ReadRefund readRefund, Inbox inbox) {
        this.names = names;
        this.orders = orders;
        this.readRefund = readRefund;
        this.inbox = inbox;
    }

    /**
     * Takes a refund, also before its order: then it waits for it. It is durable when this is answered. One in another
     * currency than its order's is refused.
     */
    @PostMapping
    @Needs(Scope.ORDERS)
    ResponseEntity<OrderTaken> report(
            Caller caller,
            @PathVariable("id") String id,
            @RequestBody RawJson refund,
            @RequestParam(name = "lenient", defaultValue = "false") boolean lenient) {
        String order = names.externalId(caller.storeId(), id)
                .orElseThrow(() -> Problem.notFound().refusal());
        var report = Understand.orRefuse(readRefund.read(order, refund.text(), lenient));
        Optional<Order> known = orders.findExternal(caller.storeId(), order);
        known.ifPresent(one -> Understand.orRefuse(ReadRefund.in(one.currency(), report)));
        String key = Delivery.digest(Delivery.Kind.REFUND, order, refund.text());
        boolean news = inbox.accept(caller.storeId(), Delivery.refund(OrderResource.DOOR, key, order, refund.text()));
        return OrderTaken.of(order, news, known.isPresent() ? null : WAITS).answer();
    }
}
