package dev.grapevine.order;

import dev.grapevine.customer.Person;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop says about an order at one moment. Null is what it left out, which takes nothing away from what it said
 * before; an empty list says that there is none.
 *
 * @param externalId the shop's own id of the order
 * @param number what its customers call it, such as {@code #1001}
 * @param updatedAt when it became so, by the shop's clock
 * @param couponCodes as they were typed
 * @param history whether it is told for the record only: it counts for who is new, never for a reward
 */
public record OrderReport(
        String externalId,
        @Nullable String number,
        Instant placedAt,
        @Nullable OrderState state,
        @Nullable Instant updatedAt,
        Amounts amounts,
        @Nullable List<String> couponCodes,
        @Nullable String visitToken,
        @Nullable List<String> tags,
        @Nullable String locale,
        Person buyer,
        @Nullable Boolean acceptsMarketing,
        @Nullable Integer ordersBefore,
        Browser browser,
        Marks marks,
        @Nullable List<Line> lines,
        boolean history) {

    /** The money of an order, none below zero, all in the total's currency. It is said as a whole. */
    public record Amounts(
            Money total,
            @Nullable Money subtotal,
            @Nullable Money discount,
            @Nullable Money shipping,
            @Nullable Money tax) {

        public Unit currency() {
            return total.currency();
        }
    }

    /** Where the order was placed. The address is never stored: {@code platform.secret.Fingerprints} is made of it. */
    public record Browser(
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable String device) {

        /** Hides what is personal, because logs outlive an erasure. */
        @Override
        public String toString() {
            return "Browser";
        }
    }

    /** What two purchases may have in common, hashed by the shop already. */
    public record Marks(
            @Nullable String shippingAddress, @Nullable String payment) {}

    /** @param total what the buyer pays for this line, null where the shop does not say */
    public record Line(
            String productId,
            List<String> collectionIds,
            int quantity,
            @Nullable Money total) {}

    OrderReport asHistory() {
        return with(couponCodes, true);
    }

    OrderReport withCouponCodes(@Nullable List<String> codes) {
        return with(codes, history);
    }

    private OrderReport with(@Nullable List<String> codes, boolean forTheRecord) {
        return new OrderReport(
                externalId,
                number,
                placedAt,
                state,
                updatedAt,
                amounts,
                codes,
                visitToken,
                tags,
                locale,
                buyer,
                acceptsMarketing,
                ordersBefore,
                browser,
                marks,
                lines,
                forTheRecord);
    }
}
