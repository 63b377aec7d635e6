package dev.grapevine.web.api.reward;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grapevine.kernel.Money;
import dev.grapevine.program.Discount;
import dev.grapevine.web.api.AmountShown;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as a shop needs it at the till.
 *
 * @param state {@code good}, {@code redeemed}, {@code expired} or {@code revoked}
 * @param minimumSpend the subtotal from which on it holds; null for any
 * @param singleUse whether one purchase uses it up
 */
record CouponShown(
        String code,
        String state,
        DiscountShown discount,
        @Nullable AmountShown minimumSpend,
        boolean singleUse,
        @Nullable Instant expiresAt) {

    /** @param percent such as {@code 10} or {@code 12.5} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DiscountShown(
            String type,
            @Nullable AmountShown amount,
            @Nullable String percent,
            @Nullable String productId,
            @Nullable String name) {

        static DiscountShown of(Discount discount) {
            return switch (discount) {
                case Discount.MoneyOff(var money) ->
                    new DiscountShown("fixed", CouponShown.amount(money), null, null, null);
                case Discount.PercentOff(var percent) ->
                    new DiscountShown(
                            "percent",
                            null,
                            BigDecimal.valueOf(percent.basisPoints(), 2)
                                    .stripTrailingZeros()
                                    .toPlainString(),
                            null,
                            null);
                case Discount.FreeShipping() -> new DiscountShown("free_shipping", null, null, null, null);
                case Discount.FreeProduct(String id, String name) ->
                    new DiscountShown("free_product", null, null, id, name);
            };
        }
    }

    static @Nullable AmountShown amount(@Nullable Money money) {
        return money == null || money.isZero() ? null : AmountShown.of(money.minor(), money.currency());
    }
}
