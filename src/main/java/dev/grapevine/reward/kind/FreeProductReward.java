package dev.grapevine.reward.kind;

import dev.grapevine.program.Discount;
import dev.grapevine.program.RewardKind;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A code for a product without charge; the shop knows its name by its id. */
@Component
final class FreeProductReward extends GivenAsCoupon {
    FreeProductReward(IssueCoupon coupons) {
        super(coupons);
    }

    @Override
    public RewardKind kind() {
        return RewardKind.FREE_PRODUCT;
    }

    @Override
    Discount discount(Owed owed) {
        var product = Objects.requireNonNull(owed.prize().what(), "a free product is named");
        return new Discount.FreeProduct(product, product);
    }
}
