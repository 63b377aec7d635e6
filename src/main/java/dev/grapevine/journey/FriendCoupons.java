package dev.grapevine.journey;

import dev.grapevine.kernel.Money;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.Programs;
import dev.grapevine.reward.kind.Coupon;
import dev.grapevine.reward.kind.CouponPool;
import dev.grapevine.share.CouponCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a friend's code is worth at the till: what its program offered friends when it was made, once, until the code ends. */
@Component
public final class FriendCoupons {
    private final Programs programs;
    private final CouponPool pool;

    FriendCoupons(Programs programs, CouponPool pool) {
        this.programs = programs;
        this.pool = pool;
    }

    Coupon of(UUID storeId, CouponCode code) {
        FriendOffer offer =
                programs.at(storeId, code.programId(), code.mintedAt()).terms().friendOffer();
        Money minimum = offer.minimumSpend();
        return new Coupon(
                code.display(), offer.discount(), minimum.isPositive() ? minimum : null, code.expiresAt(), true);
    }

    /** Makes them known to the built-in pool, where the store has no other issuer; answers for each that is there now. */
    List<CouponCode> put(UUID storeId, List<CouponCode> codes) {
        Map<Coupon, CouponCode> coupons = new LinkedHashMap<>();
        codes.forEach(code -> coupons.put(of(storeId, code), code));
        return pool.put(storeId, List.copyOf(coupons.keySet())).stream()
                .map(coupons::get)
                .toList();
    }

    /**
     * {@link #redeem(UUID, CouponCode, String)} for many.
     *
     * @param purchases by code, the shop's own id of the purchase
     */
    void redeem(UUID storeId, Map<CouponCode, String> purchases) {
        put(storeId, List.copyOf(purchases.keySet()));
        Map<String, String> byCode = new LinkedHashMap<>();
        purchases.forEach((code, by) -> byCode.put(code.code(), by));
        pool.redeem(storeId, byCode);
    }

    /**
     * Uses it in the built-in pool, also where its way there is not over yet.
     *
     * @param by the shop's own id of the purchase
     * @return whether this purchase has it; not where another one was first, or the code ended
     */
    public boolean redeem(UUID storeId, CouponCode code, String by) {
        pool.put(storeId, of(storeId, code));
        return pool.redeem(storeId, code.code(), by);
    }
}
