package dev.grapevine.reward.kind;

import dev.grapevine.ledger.Account;
import dev.grapevine.program.Discount;
import java.util.List;
import java.util.UUID;

/** A reward that is a code for the shop's till: issued by the store's connector, and made worthless when it is taken back. */
abstract class GivenAsCoupon implements Fulfilment {
    private final IssueCoupon coupons;

    GivenAsCoupon(IssueCoupon coupons) {
        this.coupons = coupons;
    }

    /** What the code takes off a purchase. */
    abstract Discount discount(Owed owed);

    @Override
    public final Account account(Owed owed) {
        return Held.coupons(owed);
    }

    @Override
    public final Then onceReleased() {
        return Then.CALL;
    }

    @Override
    public final HandedOver handOver(UUID storeId, Owed owed, boolean again) {
        return coupons.put(storeId, owed, discount(owed), again);
    }

    @Override
    public final List<Owed> handOverInside(UUID storeId, List<Owed> owed) {
        return coupons.putInside(storeId, owed, this::discount);
    }

    @Override
    public final void takeBack(UUID storeId, Owed owed) {
        coupons.revoke(storeId, owed);
    }
}
