package dev.grapevine.journey;

import dev.grapevine.platform.work.Lease;
import dev.grapevine.platform.work.LeasedWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.WorkKind;
import dev.grapevine.reward.kind.CouponIssuer.Putting;
import dev.grapevine.reward.kind.CouponIssuers;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes friends' codes known to the shop, which takes them at its till as it takes coupons that are rewards. */
@Component
final class HandCouponsToShop implements LeasedWork {
    private final CouponCodes codes;
    private final FriendCoupons coupons;
    private final CouponIssuers issuers;

    HandCouponsToShop(CouponCodes codes, FriendCoupons coupons, CouponIssuers issuers) {
        this.codes = codes;
        this.coupons = coupons;
        this.issuers = issuers;
    }

    @Override
    public WorkKind kind() {
        return CouponCodes.HAND_TO_SHOP;
    }

    /** The built-in pool is no shop that has to be called. */
    @Override
    public Map<UUID, Outcome> withoutCall(UUID storeId, List<Lease> leases) {
        return issuers.isBuiltIn(storeId)
                ? Outcome.forAll(
                        coupons
                                .put(
                                        storeId,
                                        codes.byIds(
                                                storeId,
                                                leases.stream().map(Lease::id).toList()))
                                .stream()
                                .map(CouponCode::id)
                                .toList(),
                        Outcome.done())
                : Map.of();
    }

    @Override
    public Recording call(Lease lease) {
        UUID storeId = lease.storeId();
        var code = codes.find(storeId, lease.id()).orElseThrow();
        var putting = issuers.of(storeId).put(storeId, coupons.of(storeId, code));
        return () -> switch (putting) {
            case Putting.Issued(), Putting.UsedAlready() -> Outcome.done();
            case Putting.Refused(String why) -> Outcome.dead(why);
        };
    }
}
