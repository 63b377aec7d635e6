package dev.grapevine.web.api;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How an order is named in a path: {@code ord_…}, or the shop's own id as {@code external:1001}. */
@Component
class OrderName {
    static final String EXTERNAL = "external:";

    private final Orders orders;

    OrderName(Orders orders) {
        this.orders = orders;
    }

    Optional<Order> find(UUID storeId, String name) {
        return name.startsWith(EXTERNAL)
                ? orders.findExternal(storeId, name.substring(EXTERNAL.length()))
                : Ids.parse(IdKind.ORDER, name).flatMap(id -> orders.find(storeId, id));
    }

    /** The shop's own id of an order, which may not have been told yet; nothing for an unknown {@code ord_…}. */
    Optional<String> externalId(UUID storeId, String name) {
        return name.startsWith(EXTERNAL)
                ? Optional.of(name.substring(EXTERNAL.length())).filter(id -> !id.isBlank() && id.length() <= 255)
                : find(storeId, name).map(Order::externalId);
    }
}
