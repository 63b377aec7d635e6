package dev.grapevine.reward.kind;

import dev.grapevine.ledger.Account;
import dev.grapevine.program.Discount;
import dev.grapevine.program.RewardKind;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A code for a purchase without shipping costs. */
@Component
final class FreeShippingReward implements Fulfilment {
    private final IssueCoupon coupons;

    FreeShippingReward(IssueCoupon coupons) {
        this.coupons = coupons;
    }

    @Override
    public RewardKind kind() {
        return RewardKind.FREE_SHIPPING;
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
        return coupons.put(storeId, owed, new Discount.FreeShipping(), again);
    }

    @Override
    public void takeBack(UUID storeId, Owed owed) {
        coupons.revoke(storeId, owed);
    }
}
