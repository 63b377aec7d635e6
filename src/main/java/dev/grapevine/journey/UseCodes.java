package dev.grapevine.journey;

import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.reward.RedeemRewards;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.share.GuardCodes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Learns from orders which codes were used: friends' and advocates', which may leak, and coupons that were rewards. */
@Component
final class UseCodes {
    private final CouponCodes couponCodes;
    private final GuardCodes guardCodes;
    private final RedeemRewards redeemRewards;

    UseCodes(CouponCodes couponCodes, GuardCodes guardCodes, RedeemRewards redeemRewards) {
        this.couponCodes = couponCodes;
        this.guardCodes = guardCodes;
        this.redeemRewards = redeemRewards;
    }

    void of(UUID storeId, Collection<AttributedOrder> orders) {
        List<AttributedOrder> withCodes = orders.stream()
                .filter(one ->
                        !one.order().history() && !one.order().couponCodes().isEmpty())
                .toList();
        if (withCodes.isEmpty()) {
            return;
        }
        List<String> typed = withCodes.stream()
                .flatMap(one -> one.order().couponCodes().stream())
                .distinct()
                .toList();
        Map<String, CouponCode> known = couponCodes.find(storeId, typed);
        for (AttributedOrder one : withCodes) {
            for (String code : one.order().couponCodes()) {
                @Nullable CouponCode ours = known.get(code);
                if (ours != null) {
                    couponCodes.used(
                            storeId, ours, one.order().id(), one.order().placedAt());
                    guardCodes.check(storeId, ours);
                }
            }
        }
        redeemRewards.used(
                storeId, typed.stream().filter(code -> !known.containsKey(code)).toList());
    }
}
