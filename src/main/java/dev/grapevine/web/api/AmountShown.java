package dev.grapevine.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import org.jspecify.annotations.Nullable;

/** An amount as the API shows it: exact decimal text with its currency, or a number of coins. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AmountShown(
        @Nullable String amount,
        @Nullable String currency,
        @Nullable Long coins) {

    /** @param minor in the unit's smallest part */
    public static AmountShown of(long minor, Unit unit) {
        return unit.isMoney()
                ? new AmountShown(new Money(minor, unit).toDecimal(), unit.code(), null)
                : new AmountShown(null, null, minor);
    }
}
