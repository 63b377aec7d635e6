package dev.grapevine.attribution;

import dev.grapevine.customer.Identity;
import dev.grapevine.customer.Person;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Rounding;
import dev.grapevine.order.Order;
import dev.grapevine.order.OrderReport;
import dev.grapevine.program.ProductFilter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the decision needs to know of an order.
 *
 * @param buyer by what the buyer is recognised, in the order's own words
 * @param mailbox the buyer's address as she wrote it, or null
 * @param subtotal what was bought, before discounts and shipping, whether or not the program counts it
 * @param goods the same after discounts
 * @param ordersBefore how many earlier orders the shop says the buyer has, or null
 */
public record OrderFacts(
        UUID orderId,
        Set<Identity> buyer,
        @Nullable String mailbox,
        Instant placedAt,
        Money subtotal,
        Money goods,
        List<OrderReport.Line> lines,
        boolean history,
        @Nullable Integer ordersBefore,
        Earlier earlier) {

    /**
     * What the buyer bought here before this order, cancelled orders left out.
     *
     * @param known how many earlier orders there are, the cancelled ones included
     * @param first the earliest of them that was not cancelled, or null where there is none
     * @param referred how many were put down to an advocate
     */
    public record Earlier(int known, @Nullable First first, int referred) {
        public static final Earlier NONE = new Earlier(0, null, 0);
    }

    /**
     * @param name what the shop calls the order
     * @param referred whether it was put down to an advocate: then the buyer came as a friend
     */
    public record First(UUID orderId, String name, Instant placedAt, boolean referred) {}

    public static OrderFacts of(Order order, Earlier earlier) {
        @Nullable Person buyer = order.buyer();
        return new OrderFacts(
                order.id(),
                buyer == null ? Set.of() : Set.copyOf(buyer.identities()),
                buyer == null || buyer.email() == null ? null : buyer.email().deliverable(),
                order.placedAt(),
                subtotal(order),
                goods(order),
                order.lines(),
                order.history(),
                order.ordersBefore(),
                earlier);
    }

    /**
     * What an order's goods cost, whether or not a program counts them: the subtotal less the discount, or where the shop names
     * no subtotal, the total less the shipping.
     */
    public static Money goods(Order order) {
        var amounts = order.amounts();
        var none = Money.zero(amounts.currency());
        var goods = amounts.subtotal() != null
                ? amounts.subtotal().minus(amounts.discount() == null ? none : amounts.discount())
                : amounts.total().minus(amounts.shipping() == null ? none : amounts.shipping());
        return goods.max(none);
    }

    /** The same before discounts, which is what shops compare with the least that an offer is good for. */
    private static Money subtotal(Order order) {
        var amounts = order.amounts();
        return amounts.subtotal() != null
                ? amounts.subtotal()
                : goods(order).plus(amounts.discount() == null ? Money.zero(amounts.currency()) : amounts.discount());
    }

    /** {@link #counted(Money, List, ProductFilter)} of an order as the shop tells it. */
    public static Money counted(Order order, ProductFilter products) {
        return counted(goods(order), order.lines(), products);
    }

    /** What of the goods a program counts, before discounts: a minimum is of that, as the friend's own is in the shop. */
    Money countedBeforeDiscounts(ProductFilter products) {
        return counted(subtotal, lines, products);
    }

    /**
     * What of the goods a program counts: the share that its lines have in the totals of all lines, so that a discount on the
     * whole order falls on each alike. Where lines come without totals, it can't be told apart, and all counts where one line
     * does.
     */
    static Money counted(Money goods, List<OrderReport.Line> lines, ProductFilter products) {
        if (products.takesAll()) {
            return goods;
        }
        var in = lines.stream()
                .filter(line -> products.takes(line.productId(), line.collectionIds()))
                .toList();
        long all = sum(lines);
        if (in.isEmpty()) {
            return Money.zero(goods.currency());
        }
        return all == 0 || lines.stream().anyMatch(line -> line.total() == null)
                ? goods
                : goods.share(sum(in), all, Rounding.HALF_UP);
    }

    private static long sum(List<OrderReport.Line> lines) {
        return lines.stream()
                .map(OrderReport.Line::total)
                .filter(Objects::nonNull)
                .mapToLong(Money::minor)
                .reduce(0, Math::addExact);
    }

    /** Whether the buyer came before anybody recommended the shop to her, by our orders or by the shop's word. */
    boolean boughtBefore() {
        return (earlier.first() != null && !earlier.first().referred()) || shopKnowsMore();
    }

    private boolean shopKnowsMore() {
        return ordersBefore != null && ordersBefore > earlier.known();
    }
}
