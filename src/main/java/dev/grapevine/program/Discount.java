package dev.grapevine.program;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import java.util.Objects;

/** What a code takes off a purchase. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Discount.MoneyOff.class, name = "fixed"),
    @JsonSubTypes.Type(value = Discount.PercentOff.class, name = "percent"),
    @JsonSubTypes.Type(value = Discount.FreeShipping.class, name = "free_shipping"),
    @JsonSubTypes.Type(value = Discount.FreeProduct.class, name = "free_product")
})
public sealed interface Discount {

    record MoneyOff(Money money) implements Discount {
        public MoneyOff {
            Objects.requireNonNull(money);
        }
    }

    record PercentOff(Percent percent) implements Discount {
        public PercentOff {
            Objects.requireNonNull(percent);
        }
    }

    record FreeShipping() implements Discount {}

    /**
     * A product without charge.
     *
     * @param productId in the shop
     * @param name as the friend reads it
     */
    record FreeProduct(String productId, String name) implements Discount {
        public FreeProduct {
            Objects.requireNonNull(productId);
            Objects.requireNonNull(name);
        }
    }

    /** Adds what is wrong with it. */
    default void check(Findings findings) {
        switch (this) {
            case MoneyOff(Money money) -> findings.positive("money", money);
            case PercentOff(Percent percent) -> {
                if (percent.basisPoints() == 0) {
                    findings.add("percent", "This is above 0.");
                }
            }
            case FreeShipping() -> {}
            case FreeProduct(String productId, String name) -> {
                findings.text("product_id", productId, 200);
                findings.text("name", name, 200);
            }
        }
    }
}
