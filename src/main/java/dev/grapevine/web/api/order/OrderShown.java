package dev.grapevine.web.api.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grapevine.attribution.Referral;
import dev.grapevine.customer.Person;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.order.Order;
import dev.grapevine.order.OrderReport;
import dev.grapevine.order.OrderState;
import dev.grapevine.order.Refund;
import dev.grapevine.web.api.AmountShown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order. All its money is in its one currency, and so is plain decimal text.
 *
 * @param refunds in the answer about one order, not in lists
 * @param referral what it led to, where somebody recommended; in the answer about one order
 * @param why to whom it was put down and why, once that was decided; in the answer about one order
 */
record OrderShown(
        String id,
        String externalId,
        @Nullable String number,
        Instant placedAt,
        String state,
        @Nullable Instant paidAt,
        @Nullable Instant fulfilledAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant updatedAt,
        String currency,
        @Nullable String subtotal,
        @Nullable String discount,
        @Nullable String shipping,
        @Nullable String tax,
        String total,
        String refunded,
        List<String> couponCodes,
        @Nullable String visitToken,
        List<String> tags,
        @Nullable String locale,
        BuyerShown customer,
        boolean history,
        List<LineShown> lines,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RefundShown> refunds,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String referral,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WhyShown why) {

    /** Who bought, in the words of this order; the id alone once she was erased. */
    record BuyerShown(
            String id,
            @Nullable String externalId,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Boolean acceptsMarketing,
            @Nullable Integer ordersBefore) {

        static BuyerShown of(Order order) {
            @Nullable Person buyer = order.buyer();
            return new BuyerShown(
                    Ids.text(IdKind.CUSTOMER, order.customerId()),
                    buyer == null ? null : buyer.externalId(),
                    buyer == null || buyer.email() == null
                            ? null
                            : buyer.email().original(),
                    buyer == null || buyer.phone() == null
                            ? null
                            : buyer.phone().e164(),
                    buyer == null ? null : buyer.firstName(),
                    buyer == null ? null : buyer.lastName(),
                    order.acceptsMarketing(),
                    order.ordersBefore());
        }
    }

    record LineShown(
            String productId,
            List<String> collectionIds,
            int quantity,
            @Nullable String total) {
        static LineShown of(OrderReport.Line line) {
            return new LineShown(line.productId(), line.collectionIds(), line.quantity(), decimal(line.total()));
        }
    }

    /** @param counted not where it was told in another currency than the order's */
    record RefundShown(String externalId, AmountShown amount, Instant at, boolean counted) {
        static RefundShown of(Refund refund, Unit currency) {
            Money amount = refund.amount();
            return new RefundShown(
                    refund.externalId(),
                    AmountShown.of(amount.minor(), amount.currency()),
                    refund.at(),
                    amount.currency().equals(currency));
        }
    }

    static OrderShown of(Order order) {
        return shown(order, null, null, null);
    }

    static OrderShown of(Order order, List<Refund> refunds, @Nullable Referral referral, @Nullable WhyShown why) {
        return shown(
                order,
                refunds.stream()
                        .map(refund -> RefundShown.of(refund, order.currency()))
                        .toList(),
                referral == null ? null : referral.idText(),
                why);
    }

    private static OrderShown shown(
            Order order, @Nullable List<RefundShown> refunds, @Nullable String referral, @Nullable WhyShown why) {
        OrderReport.Amounts amounts = order.amounts();
        return new OrderShown(
                order.idText(),
                order.externalId(),
                order.number(),
                order.placedAt(),
                order.state().code(),
                order.times().paid(),
                order.times().fulfilled(),
                order.times().delivered(),
                order.state() == OrderState.CANCELLED ? order.times().cancelled() : null,
                order.updatedAt(),
                order.currency().code(),
                decimal(amounts.subtotal()),
                decimal(amounts.discount()),
                decimal(amounts.shipping()),
                decimal(amounts.tax()),
                amounts.total().toDecimal(),
                order.refunded().toDecimal(),
                order.couponCodes(),
                order.visitToken(),
                order.tags(),
                order.locale(),
                BuyerShown.of(order),
                order.history(),
                order.lines().stream().map(LineShown::of).toList(),
                refunds,
                referral,
                why);
    }

    private static @Nullable String decimal(@Nullable Money money) {
        return money == null ? null : money.toDecimal();
    }
}
