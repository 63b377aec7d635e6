package dev.grapevine.reward.kind;

import dev.grapevine.ledger.Account;
import dev.grapevine.program.Discount;
import dev.grapevine.program.RewardKind;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A code for a product without charge; the shop knows its name by its id. */
@Component
final class FreeProductReward implements Fulfilment {
    private final IssueCoupon coupons;

    FreeProductReward(IssueCoupon coupons) {
        this.coupons = coupons;
    }

    @Override
    public RewardKind kind() {
        return RewardKind.FREE_PRODUCT;
    }

    @Override
    public Account account(Owed owed) {
        return Held.coupons(owed);
    }

    @Override
    public Then onceReleased() {
        return Then.CALL;
    }

    @Override
    public HandedOver handOver(UUID storeId, Owed owed, boolean again) {
        return coupons.put(storeId, owed, discount(owed), again);
    }

    @Override
    public void takeBack(UUID storeId, Owed owed) {
        coupons.revoke(storeId, owed);
    }

    private static Discount discount(Owed owed) {
        var product = Objects.requireNonNull(owed.prize().what(), "a free product is named");
        return new Discount.FreeProduct(product, product);
    }
}
