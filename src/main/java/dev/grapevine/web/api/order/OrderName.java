package dev.grapevine.web.api.order;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.Inbox;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How an order is named in a path: {@code ord_…}, or the shop's own id as {@code external:1001}. */
@Component
public class OrderName {
    public static final String EXTERNAL = "external:";
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Orders orders;
    private final Inbox inbox;

    OrderName(Orders orders, Inbox inbox) {
        this.orders = orders;
        this.inbox = inbox;
    }

    public Optional<Order> find(UUID storeId, String name) {
        return name.startsWith(EXTERNAL)
                ? orders.findExternal(storeId, name.substring(EXTERNAL.length()))
                : Ids.parse(IdKind.ORDER, name).flatMap(id -> orders.find(storeId, id));
    }

    /** What to say of an order that {@link #find} does not know: whether it is on its way. */
    Problem missing(UUID storeId, String name) {
        if (!name.startsWith(EXTERNAL)) {
            return Problem.notFound();
        }
        Inbox.Awaited awaited = inbox.awaited(storeId, name.substring(EXTERNAL.length()));
        if (awaited.order()) {
            return Problem.of(
                            ProblemType.NOT_FOUND,
                            "This order was accepted and is still to be worked on: ask again in a moment.")
                    .retryAfter(SOON);
        }
        if (awaited.aside()) {
            return Problem.of(
                    ProblemType.NOT_FOUND,
                    "What the shop told of this order was laid aside: see GET /api/v1/dead_letters for what is wrong with"
                            + " it, and tell it again as it should be.");
        }
        return awaited.refund()
                ? Problem.of(
                        ProblemType.NOT_FOUND,
                        "The shop has not told of this order. A refund waits for it, and counts as soon as it does.")
                : Problem.notFound();
    }

    /** The shop's own id of an order, which may not have been told yet; nothing for an unknown {@code ord_…}. */
    Optional<String> externalId(UUID storeId, String name) {
        return name.startsWith(EXTERNAL)
                ? Optional.of(name.substring(EXTERNAL.length())).filter(id -> !id.isBlank() && id.length() <= 255)
                : find(storeId, name).map(Order::externalId);
    }
}
